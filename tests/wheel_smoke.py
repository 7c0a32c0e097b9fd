"""Build the wheel and the source archive, install each into a clean environment, write a brief from it.

Run by hand or by CI (`python tests/wheel_smoke.py`): it installs the locked dependencies twice, which
is too slow for the test suite.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROBE = "from summarizer.prompting import load_prompt; print(load_prompt('draft').use)"


def main() -> None:
    """Exit with an error when the wheel does not work."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        environment = place / "env"
        _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, str(ROOT))
        (wheel,) = place.glob("*.whl")
        # The dependencies are those of the environment that runs this; only our own package comes from the wheel.
        venv.create(environment, with_pip=False)
        python = environment / "bin" / "python"
        site = subprocess.check_output([python, "-c", "import site; print(site.getsitepackages()[0])"], text=True)
        _run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", site.strip(), str(wheel))
        ours = next(path for path in map(Path, sys.path) if (path / "pydantic").is_dir())
        (Path(site.strip()) / "dependencies.pth").write_text(str(ours), encoding="utf-8")
        where = subprocess.check_output(
            [python, "-c", "import summarizer; print(summarizer.__file__)"], text=True, cwd=folder
        )
        assert Path(where.strip()).is_relative_to(environment), f"the source tree was used: {where}"
        _run(python, "-c", PROBE, cwd=place)
        command = "from summarizer.edges.cli.main import run; run()"
        _run(python, "-c", command, "brief", "--format", "html", str(ROOT / "seeds" / "moscow-visit"), cwd=place)
    print("the wheel works")


def _run(*command: str | Path, cwd: Path = ROOT) -> None:
    subprocess.run(command, check=True, cwd=cwd, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
