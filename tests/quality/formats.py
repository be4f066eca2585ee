"""Samples of the formats that archives are made of: each is read, or refused with the reason."""
import json, subprocess


def outcome(tool, sample):
    """'read', 'refused' (a picture, say, or a plan: the reason is told) or 'silent'."""
    run = subprocess.run([tool, "--dry-run", "--no-extract", sample], capture_output=True, text=True)
    if any(json.loads(line)["text"] or json.loads(line)["title"] for line in run.stdout.splitlines()):
        return "read"
    told = [line for line in run.stderr.splitlines() if line.startswith(("dateline-index: failed: ", "dateline-index: note: ")) and str(sample) in line]
    return "refused" if run.returncode in (0, 1) and told else "silent"


def measure_formats(tools, data):
    """Rows (name, figure, floor)."""
    samples = sorted(path for path in (data / "formats").rglob("*") if path.is_file() and path.name != "LICENSE")
    outcomes = [outcome(tools.folder / "dateline-index", sample) for sample in samples]
    share = lambda *kinds: sum(one in kinds for one in outcomes) / len(outcomes)
    return [("samples of formats, read or refused with the reason", share("read", "refused"), 1.0), ("samples of formats, read", share("read"), None)]
