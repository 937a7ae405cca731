"""Whatever a machine makes of openapi.json is answered as it says there, and never with a fault of the server.

Schemathesis makes requests that fit the document and requests that do not, and compares each answer with it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from demo_hall import Hall
from documents import ROOT

# Two minutes for all of it on two cores. The seed is fixed, so that a red test stays red until it is mended.
SEED, EXAMPLES = "20190321", "20"

# Checks that do not fit, each with its reason.
EXCLUDED = {
    # What this server does not know it leaves alone, so that an older one takes what a newer page sends.
    "negative_data_rejection",
    # No schema says whether a region, a badge or a pitch exists; what does not is refused.
    "positive_data_acceptance",
    # The token of one person is good for one conference; a tool that swaps them sees 401 where it hopes for 403.
    "object_level_authorization",
}

# A line that stays open, and the socket's address: SocketTests speak to both.
STREAMS = "/live/|/events$"
# Whoever leaves has no token any more, and everything after that would be 401.
LEAVING = "/leave$"


@pytest.mark.parametrize("phase, role", [("concept", "organiser"), ("open", "organiser"), ("open", None)])
def test_the_server_does_what_the_document_says(tmp_path, phase, role):
    hall = Hall(str(tmp_path / "data"), phase)
    try:
        settings = tmp_path / "schemathesis.toml"
        settings.write_text(f'[parameters]\ncode = "{hall.code}"\noffer = 1\n"path.person" = 30\n')
        command = [str(Path(sys.executable).parent / "schemathesis"), f"--config-file={settings}", "run"]
        command += [str(ROOT / "Web/api/openapi.json"), f"--url=http://127.0.0.1:{hall.port}"]
        command += ["--checks=all", "--exclude-checks=" + ",".join(sorted(EXCLUDED))]
        command += ["--exclude-path-regex=" + (f"{STREAMS}|{LEAVING}" if role else STREAMS)]
        command += [f"--seed={SEED}", f"--max-examples={EXAMPLES}", "--phases=examples,coverage,fuzzing"]
        command += ["--generation-database=none", "--no-shrink", "--continue-on-failure", "--request-timeout=10"]
        # How hard it is to make a request that fits is the tool's business.
        command += ["--suppress-health-check=all", "--warnings=off"]
        if role:
            command += ["--header=Authorization: Bearer " + hall.token(role)]
        run = subprocess.run(
            command,
            cwd=tmp_path,
            env=os.environ | {"NO_COLOR": "1", "COLUMNS": "120"},
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        assert hall.server.poll() is None
    finally:
        hall.stop()
