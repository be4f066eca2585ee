"""Runs the tools as a user does: real processes, real files."""
import json, os, pathlib, subprocess, tempfile, unittest

BIN = pathlib.Path(os.environ["DATELINE_BIN"])
CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"

ARTICLES = [
    {"id": "bonn", "title": "Kohl speaks in Bonn", "date": "1987-03-18", "source": "Example Wire", "language": "en", "section": {"name": "abroad"},
     "text": "BONN, March 18 - Chancellor Helmut Kohl of West Germany spoke about the election. Kohl was calm, said Otto Lambsdorff."},
    {"id": "vienna", "title": "Oil ministers of Iran and Iraq meet in Vienna", "date": "1987-03", "source": "Example Wire", "language": "en",
     "text": "VIENNA, March 2 - Oil ministers of Saudi Arabia, Iran and Iraq met on crude oil prices. Iran said it would sell less, Iraq refused. The Saudi oil minister, Hisham Nazer, said prices would rise in Saudi Arabia."},
    {"id": "rome", "title": "Brazil win the cup", "date": "1994", "source": "The Courier", "language": "en", "persons": ["Romário"], "countries": ["Brazil", "Atlantis"], "topics": ["soccer", "our own label"],
     "text": "ROME - Brazil won the football match. José Müller of Brazil scored. The crowd was pleased with the football."}]


class Outcome:
    def __init__(self, process):
        self.status, self.out, self.err = process.returncode, process.stdout.decode(), process.stderr.decode()

    def json(self):
        return json.loads(self.out)

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


class ToolTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.db = self.folder / "news.db"

    def run_tool(self, tool, *arguments, stdin="", **environment):
        clean = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
        return Outcome(subprocess.run([BIN / tool, *map(str, arguments)], input=stdin.encode(), capture_output=True, timeout=120,
                                      cwd=self.folder, env={**clean, **environment}))

    def index(self, *arguments, **more):
        return self.run_tool("dateline-index", "--db", self.db, *arguments, **more)

    def search(self, *arguments, **more):
        return self.run_tool("dateline-search", "--db", self.db, *arguments, **more)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def write_articles(self, name="articles.jsonl", articles=None):
        return self.write(name, "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in (ARTICLES if articles is None else articles)))

    def ids(self, *arguments):
        return self.search("--format", "ids", *arguments).out.split()
