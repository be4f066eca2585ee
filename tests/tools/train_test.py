"""dateline-train, as its users meet it: learning countries from labelled articles, and using what was learned."""
import json, unittest

from harness import CORPUS, ToolTest

PLACES = [("PARIS", "France"), ("ROME", "Italy"), ("OSLO", "Norway"), ("LIMA", "Peru")]


def labelled(i):
    """An archive that gives the country of the dateline, and never the one that the article speaks of."""
    city, country = PLACES[i % 4]
    other = PLACES[(i + 1 + i // 4 % 3) % 4][1]
    return {"id": f"a{i}", "text": f"{city}, March 3 - The minister said in a speech that {other} and {other} had to wait.", "countries": [country]}


class Countries(ToolTest):
    def train(self, *arguments, **more):
        return self.run_tool("dateline-train", "countries", "-o", self.folder / "our.countries", *arguments, **more)

    def about(self, *arguments):
        outcome = self.run_tool("dateline-index", "--dry-run", "--quiet", *arguments)
        self.assertEqual(outcome.status, 0, outcome.err)
        return [sorted(c["code"] for c in article["countries"] if c["about"]) for article in outcome.lines()]

    def test_an_archives_habit_is_learned_and_used(self):
        archive = self.write_articles(articles=[labelled(i) for i in range(120)])
        dry = self.run_tool("dateline-index", "--dry-run", "--no-extract", "--quiet", archive)
        trained = self.train("--from", "-", stdin=dry.out)
        self.assertEqual(trained.status, 0, trained.err)
        self.assertIn("120 articles", trained.out)
        self.assertRegex(trained.out, r"(?m)^all +F1 (1\.0000|0\.9\d+)")
        self.assertRegex(trained.out, r"(?m)^Norway +F1")
        new = self.write_articles("new.jsonl", [{"id": "n", "text": "OSLO, May 2 - The king said in a speech that Peru and Peru had to wait."}])
        self.assertEqual(self.about("--country-model", self.folder / "our.countries", new), [["NO"]])
        measured = self.run_tool("dateline-train", "evaluate", self.folder / "our.countries", "--on", archive)
        self.assertRegex(measured.out, r"(?m)^all +F1 (1\.0000|0\.9\d+)")

    def test_the_same_articles_give_the_same_model(self):
        archive = self.write_articles(articles=[labelled(i) for i in range(60)])
        self.train("--from", archive, "--folds", "0")
        first = (self.folder / "our.countries").read_bytes()
        self.train("--from", archive, "--folds", "3")
        self.assertEqual((self.folder / "our.countries").read_bytes(), first)

    def test_labels_may_have_another_field(self):
        archive = self.write_articles(articles=[{**{k: v for k, v in labelled(i).items() if k != "countries"}, "where": labelled(i)["countries"] + ["Atlantis"]} for i in range(40)])
        outcome = self.train("--from", archive, "--label-field", "where")
        self.assertEqual(outcome.status, 0, outcome.err)
        self.assertIn("40 labels are neither codes nor names of countries, the first is 'Atlantis'", outcome.err)

    def test_too_few_labels_are_refused(self):
        outcome = self.train("--from", self.write_articles(articles=[labelled(i) for i in range(5)]))
        self.assertEqual(outcome.status, 3)
        self.assertIn("only 5 articles carry labels", outcome.err)

    def test_other_formats_are_refused_with_the_way_out(self):
        outcome = self.train("--from", self.write("page.html", "<html>no JSON</html>\n"))
        self.assertEqual(outcome.status, 3)
        self.assertIn("page.html, line 1: ", outcome.err)
        self.assertIn("dateline-index --dry-run --no-extract", outcome.err)

    def test_a_wrong_or_damaged_model_is_refused_by_name(self):
        articles = self.write_articles()
        self.train("--from", CORPUS / "gold.jsonl", "--folds", "0", "--without-words")
        whole = (self.folder / "our.countries").read_text()
        for content, told in (("not a model", "does not start with"), (whole[:-20], "damaged"), (whole.replace("model 1", "model 9", 1), "version '9'")):
            outcome = self.run_tool("dateline-index", "--dry-run", "--country-model", self.write("bad.countries", content), articles)
            self.assertEqual(outcome.status, 2)
            self.assertIn("bad.countries", outcome.err)
            self.assertIn(told, outcome.err)

    def test_what_a_country_rests_on_is_in_the_output(self):
        outcome = self.run_tool("dateline-index", "--dry-run", "--quiet", self.write_articles())
        country = next(c for a in outcome.lines() if a["id"] == "vienna" for c in a["countries"] if c["code"] == "IR")
        self.assertIn("named in title", [one["text"] for one in country["evidence"]])
        self.assertTrue(all(isinstance(m["weight"], float) for m in country["mentions"]))


if __name__ == "__main__":
    unittest.main()
