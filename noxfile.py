"""The checks of this project, by name: ``nox`` runs them, ``nox -s types`` runs one.

The long ones run only by name: ``lowest``, ``seeds``, ``site``, ``spark``, ``mutation``, ``fuzz``.

A person and CI run the same sessions. What each tool checks is set in pyproject.toml.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "venv"
nox.options.reuse_venv = "yes"
# A missing Python is skipped. The last lines of nox's output list it.
nox.options.error_on_missing_interpreters = False

PYPROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PYPROJECT)

# pyenv offers only the selected Pythons. Here all installed ones are selected.
if pyenv := shutil.which("pyenv"):
    command = [pyenv, "versions", "--bare"]
    found = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - ours
    os.environ["PYENV_VERSION"] = ":".join(reversed(found.stdout.split()))


def install_group(session: nox.Session, group: str) -> None:
    """Install one of the dependency groups named in pyproject.toml."""
    session.install(*nox.project.dependency_groups(PYPROJECT, group))


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests and every documented example on each Python of the classifiers.

    ``nox -s tests-3.11`` runs them on one.
    """
    session.install("--editable", ".[test]")
    session.run("python", "-m", "pytest", "--numprocesses", "auto", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Check that the tests run every line and branch, with few examples of each property."""
    session.install("--editable", ".[test]")
    options = ["tests", "--cov", "--numprocesses", "auto", "--hypothesis-profile", "brief"]
    session.run("python", "-m", "pytest", *options, *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Find mistakes and style errors with Ruff. ``nox -s lint -- --fix`` fixes some."""
    install_group(session, "lint")
    session.run("ruff", "check", *session.posargs)


@nox.session(name="format")
def format_(session: nox.Session) -> None:
    """Check that Ruff would not reformat any file. ``nox -s format -- .`` reformats them."""
    install_group(session, "lint")
    session.run("ruff", "format", *(session.posargs or ["--check"]))


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy and pyright, and that every public name has a known type."""
    session.install("--editable", ".[test]")
    install_group(session, "types")
    session.run("mypy", "--strict", "src", "tests", "examples", "mutation", "fuzz")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "egov_hub", "--ignoreexternal")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation into docs/_build/html. A warning or a broken link is an error."""
    session.install("--editable", ".[docs]")
    # --fresh-env reads every page again, because a cached page gives no warnings.
    options = ["-W", "--keep-going", "-n", "--fresh-env", "-b", "html"]
    session.run("sphinx-build", *options, "docs", "docs/_build/html")


@nox.session
def build(session: nox.Session) -> None:
    """Build the sdist and the wheel into dist/, then use the wheel alone in a new venv."""
    install_group(session, "build")
    dist = Path("dist")
    shutil.rmtree(dist, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(dist))
    session.run("twine", "check", "--strict", *map(str, dist.iterdir()))

    venv = Path(session.create_tmp()) / "venv"
    session.run("python", "-m", "venv", "--clear", str(venv))
    python = str(venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    (wheel,) = dist.glob("*.whl")
    session.run(python, "-m", "pip", "install", "--quiet", str(wheel), external=True)
    session.run(python, "-I", ".ci/smoke.py", external=True)

    # The first steps of a developer, an editor and a researcher, each in an empty folder.
    extras = f"{wheel}[plot,site,testing,yaml]"
    session.run(python, "-m", "pip", "install", "--quiet", extras, "pytest", external=True)
    # nox puts the session's own environment first, so this comes after it.
    path = os.pathsep.join([str(Path(python).parent.resolve()), os.environ["PATH"]])
    for script in sorted(Path(".ci/newcomers").resolve().glob("*.sh")):
        with TemporaryDirectory() as folder, session.chdir(folder):
            session.run("env", f"PATH={path}", "sh", str(script), external=True)


@nox.session(default=False, python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the tests with the oldest supported Python and the oldest supported dependencies.

    These are the lower bounds in pyproject.toml. What they depend on is as new as possible.
    """
    session.install("uv")
    pins = str(Path(session.create_tmp()) / "lowest.txt")
    options = ["--resolution", "lowest-direct", "--extra", "test", "--python-version", PYTHONS[0]]
    session.run("uv", "pip", "compile", "--quiet", "pyproject.toml", *options, "-o", pins)
    session.install("--requirement", pins)
    session.install("--no-deps", "--editable", ".")
    # An old library may use what a newer one has deprecated, so warnings are only listed.
    options = ["-W", "default", "--numprocesses", "auto"]
    session.run("python", "-m", "pytest", *options, *(session.posargs or ["tests"]))


@nox.session(default=False)
def seeds(session: nox.Session) -> None:
    """Run the property tests with twenty seeds: none may fail, not even by a rare example.

    ``nox -s seeds -- 5`` uses five.
    """
    session.install("--editable", ".[test]")
    files = [str(path) for path in sorted(Path("tests").glob("test_*.py")) if has_properties(path)]
    for seed in range(int(session.posargs[0]) if session.posargs else 20):
        options = [f"--hypothesis-seed={seed}", "--numprocesses", "auto", "-q"]
        session.run("python", "-m", "pytest", *options, *files)


def has_properties(path: Path) -> bool:
    """Return whether Hypothesis makes examples for tests of a file."""
    return "hypothesis" in path.read_text("utf-8")


@nox.session(default=False)
def site(session: nox.Session) -> None:
    """Open the site of registers in Chromium: its slider, search, keyboard and accessibility.

    ``BROWSER`` names an executable that is not found under a usual name.
    """
    names = (os.environ.get("BROWSER"), "chromium", "chromium-browser", "google-chrome")
    if not any(name and shutil.which(name) for name in names):
        session.skip("The site was NOT tested in a browser: install Chromium, or set BROWSER.")
    session.install("--editable", ".[test]")
    install_group(session, "browser")
    session.run("python", "-m", "pytest", "tests/site_in_browser.py", *session.posargs)


@nox.session(default=False)
def spark(session: nox.Session) -> None:
    """Check that Spark SQL gives the answers of the library. This needs Java 17 or later."""
    java = java_version()
    if java < 17:
        session.skip(f"Spark was NOT tested: it needs Java 17 or later, found {java or 'no Java'}.")
    session.install("--editable", ".[test]", "pyspark>=4")
    session.run("python", "-m", "pytest", "tests/spark_sql.py", *session.posargs)


def java_version() -> int:
    """Return the main version of the machine's Java, or 0 if it has none."""
    java = shutil.which("java")
    if java is None:
        return 0
    # The first line is like: openjdk version "17.0.15" 2025-04-15
    shown = subprocess.run([java, "-version"], capture_output=True, check=True, text=True)  # noqa: S603 - ours
    version = re.search(r'version "(\d+)', shown.stderr)
    return int(version[1]) if version else 0


@nox.session(default=False)
def mutation(session: nox.Session) -> None:
    """Run the tests on mutants of the core: does one fail when a line is wrong?

    ``nox -s mutation -- src/egov_hub/values/dates.py --sample 20`` tries some mutants of a file.
    """
    session.install("--editable", ".[test]")
    install_group(session, "mutation")
    session.run("python", "-m", "mutation", *session.posargs)


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Fuzz the readers of other people's data, ten minutes for each target of fuzz/targets.py.

    ``nox -s fuzz -- loads --minutes 1`` fuzzes one target for a minute.
    """
    session.install("--editable", ".[yaml]")
    install_group(session, "fuzz")
    session.run("python", "-m", "fuzz", *session.posargs)
