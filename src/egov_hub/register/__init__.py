"""The register: its records, the rules that connect them, its events and its witnesses."""
