"""`python -m egov_hub`: the command `egov-hub`."""

from egov_hub.command import run

if __name__ == "__main__":
    run()
