"""An archive under attack: what was told to be safe, what may be there, and the check of what is."""
import json, os, pathlib, random, shutil, subprocess

WORDS = "minister oil market bank price report court strike harvest election trade debt budget summit vote talks police border river crowd".split()


class Fault(Exception):
    """Something that may not be."""


def article(number, version, numbers):
    """Version `version` of an article; its title and its source tell which."""
    text = " ".join(numbers.choice(WORDS) for _ in range(numbers.randrange(20, 120)))
    return {"id": f"a{number}", "title": f"Article {number} version {version}", "source": f"version {version}", "date": f"{1990 + number % 20}", "language": "en", "text": text.capitalize() + ".",
            "persons": [f"Person {chr(65 + number % 26)}{chr(97 + version % 26)}"], "countries": ["FR" if number % 2 else "JP"], "topics": [f"topic {number % 7}"]}


class Archive:
    def __init__(self, bin_folder, folder, seed):
        self.bin, self.folder, self.db = pathlib.Path(bin_folder).resolve(), pathlib.Path(folder), pathlib.Path(folder) / "news.db"
        self.numbers = random.Random(seed)
        self.safe = {}    # id -> the version that is known to be on disk; absent: none
        self.asked = {}   # id -> the latest version that was ever asked to be stored; 0: to be deleted
        self.unsure = set()  # ids of which an older or a newer version, or none, may be there
        help_page = subprocess.run([self.bin / "dateline-index", "--help"], capture_output=True, text=True).stdout
        self.can_compact, self.can_check = "--compact" in help_page, "--check" in help_page

    def write(self, name, versions):
        """A JSONL file of these versions: number -> version."""
        path = self.folder / name
        path.write_text("".join(json.dumps(article(n, v, self.numbers)) + "\n" for n, v in versions.items()))
        return path

    def command(self, *arguments):
        return [str(self.bin / "dateline-index"), "--quiet", "--no-extract", "--db", str(self.db), *map(str, arguments)]

    def start(self, *arguments, **more):
        return subprocess.Popen(self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)

    def will_store(self, versions):
        for number, version in versions.items():
            self.asked[f"a{number}"] = version
            self.unsure.add(f"a{number}")

    def was_told(self, out, versions):
        """Takes the ids that were reported as safe, whole lines only."""
        for line in out.decode().split("\n")[:-1]:
            self.safe[line] = versions[int(line[1:])]
            self.unsure.discard(line)

    def stored(self):
        """id -> version, of all articles that a search finds. Empty when there is no database yet."""
        if not (self.db / "MANIFEST").exists():
            return {}
        request = json.dumps({"limit": 1_000_000, "facets": {"source": 0, "country": 0, "topic": 0, "person": 0}})
        run = subprocess.run([self.bin / "dateline-search", "--db", self.db, "--batch", "-"], input=request + "\n", capture_output=True, text=True)
        if not run.stdout:
            raise Fault(f"the database does not open: {run.stderr}")
        answer = json.loads(run.stdout)
        if "error" in answer or not answer["exact"]:
            raise Fault(f"no exact answer: {answer.get('error')}")
        found = {}
        for result in answer["results"]:
            if result["id"] in found:
                raise Fault(f"{result['id']} stands there twice")
            found[result["id"]] = int(result["title"].rsplit(" ", 1)[1])
            if result["source"] != f"version {found[result['id']]}":
                raise Fault(f"{result['id']} has the title of one version and the source of another")
        if len(found) != answer["matches"]:
            raise Fault(f"{answer['matches']} matches, but {len(found)} results")
        for kind, most in (("country", 1), ("source", 1), ("topic", 1), ("person", 1)):
            total = sum(value["count"] for value in answer["facets"][kind])
            if total != most * len(found):
                raise Fault(f"the counts of {kind} add up to {total}, but there are {len(found)} articles")
        return found

    def check(self, what):
        """Compares what is stored with what must be, and takes it as what is published from now on."""
        try:
            found = self.stored()
            for name in found.keys() | self.safe.keys():
                there, safe, asked = found.get(name, 0), self.safe.get(name, 0), self.asked.get(name, 0)
                allowed = {safe, asked} if name in self.unsure else {safe}
                if there not in allowed:
                    raise Fault(f"{name} is there in version {there} (0: not at all), expected one of {sorted(allowed)}")
            if self.can_check and (self.db / "MANIFEST").exists():
                run = subprocess.run(self.command("--check"), capture_output=True, text=True)
                if run.returncode != 0:
                    raise Fault(f"--check finds damage: {run.stdout}{run.stderr}")
        except Fault as fault:
            kept = self.folder.parent / (self.folder.name + "-kept.db")
            shutil.copytree(self.db, kept, dirs_exist_ok=True)
            raise Fault(f"after {what}: {fault} (the database is kept in {kept})") from None
        # Whatever a reader has seen may not vanish either, and nothing may come to light later.
        self.safe, self.unsure = found, set()

    def finish(self, *arguments, versions=None):
        """Runs undisturbed; everything that was asked must then be there."""
        run = subprocess.run(self.command("--report-published", *arguments), capture_output=True)
        if run.returncode != 0:
            raise Fault(f"running again does not complete: exit status {run.returncode}: {run.stderr.decode()}")
        self.was_told(run.stdout, versions or {})
        return run
