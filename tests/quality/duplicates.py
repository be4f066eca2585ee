"""Near duplicates: edited copies of Reuters articles spliced among all of them, against the stories that are found."""
import json, pathlib, random, re, tempfile

COPIES, SEED = 2000, 7
RATES = ((0.05, None, None), (0.10, 0.98, 0.98), (0.20, None, None))  # share of words edited, floors of recall and precision


def edited(text, rate, vocabulary, chance):
    """Words replaced, followed by a new one, or left out, at random places, evenly."""
    parts = []
    for part in re.split(r"(\s+)", text):
        if not part.strip() or chance.random() >= rate:
            parts.append(part)
            continue
        kind = chance.randrange(3)
        parts += [[chance.choice(vocabulary)], [part, " ", chance.choice(vocabulary)], []][kind]
    return "".join(parts)


def fives(article):
    words = re.findall(r"[a-z0-9]+", f"{article['title']} {article['text']}".lower())
    return {tuple(words[i:i + 5]) for i in range(len(words) - 4)}


def same_in_the_archive(a, b, known={}):
    """Reuters sent some reports twice, with corrections or a paragraph more: half of the shorter one's runs of five words stand in the other."""
    for article in (a, b):
        known.setdefault(article["id"], fives(article))
    x, y = known[a["id"]], known[b["id"]]
    return len(x & y) * 2 >= min(len(x), len(y)) > 0


def splice(articles, rate):
    """The articles with copies among them at random places; a copy's id is "copy-" and its original's."""
    chance = random.Random(SEED)
    long_enough = [a for a in articles if len(a["text"].split()) >= 20]
    vocabulary = [word for a in long_enough[:3000] for word in a["text"].split()]
    copies = [{"id": f"copy-{a['id']}", "title": a["title"], "text": edited(a["text"], rate, vocabulary, chance)} for a in chance.sample(long_enough, COPIES)]
    places = set(chance.sample(range(len(articles) + COPIES), COPIES))
    rest, new = iter(articles), iter(copies)
    return [next(new if i in places else rest) for i in range(len(articles) + COPIES)]


def stories_of(tools, articles):
    """article id -> the ids in its story."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "spliced.jsonl"
        path.write_text("".join(json.dumps({k: a[k] for k in ("id", "title", "text")}) + "\n" for a in articles), encoding="utf-8")
        found = tools.dry_run("--no-extract", "--raw", path)
    stories = {}
    for number, article in found.items():
        stories.setdefault(article["story"], []).append(number)
    return {number: stories[article["story"]] for number, article in found.items()}


def measure_duplicates(tools, data):
    originals = tools.dry_run("--no-extract", data / "reuters21578")
    rows = []
    for rate, least_recall, least_precision in RATES:
        stories = stories_of(tools, splice(list(originals.values()), rate))
        found = right = wrong = 0
        for number in stories:
            if not number.startswith("copy-"):
                continue
            original = originals[number[5:]]
            found += original["id"] in stories[number]
            others = [o for o in stories[number] if not o.startswith("copy-") and o != original["id"]]
            same = sum(same_in_the_archive(original, originals[o]) for o in others)
            right += same + (original["id"] in stories[number])
            wrong += len(others) - same
        name = f"Reuters-21578, {COPIES} copies with {rate:.0%} of their words edited"
        rows += [(f"{name}: story found, recall", found / COPIES, least_recall), (f"{name}: precision", right / max(right + wrong, 1), least_precision)]
    return rows
