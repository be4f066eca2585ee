"""dateline-index people: who is who is corrected at once, and can be undone."""
import subprocess, unittest

from harness import BIN, ToolTest


def article(name, *persons):
    return {"id": name, "title": f"Article {name}", "text": "The minister spoke about the harvest.", "language": "en", "persons": list(persons)}


class People(ToolTest):
    def setUp(self):
        super().setUp()
        self.index("--no-extract", self.write_articles(articles=[
            article("1", "Vladimir Putin", "John Smith"), article("2", "V. Putin"), article("3", "Vladimir Putin", "Vladimir Vladimirovich Putin"),
            article("4", "Wladimir Poutine", "Jane Smith"), article("5", "Wladimir Poutine", "Vladimir Putin", "J. Smith")]))

    def people(self, *arguments, status=0):
        run = self.index("people", *arguments)
        self.assertEqual(run.status, status, run.err)
        return run

    def counts(self, *arguments):
        answer = self.search("--format", "json", "--facets", "person:0", *arguments).json()
        self.assertTrue(answer["exact"])
        for value in answer["facets"]["person"]:
            self.assertEqual(self.search("--format", "json", "--person", value["value"], *arguments).json()["matches"], value["count"])
        return {value["label"]: value["count"] for value in answer["facets"]["person"]}

    BEFORE = {"Vladimir Putin": 4, "Wladimir Poutine": 2, "John Smith": 1, "Jane Smith": 1, "J. Smith": 1}

    def test_forms_that_only_one_can_be_meant_by_are_one_by_themselves(self):
        self.assertEqual(self.counts(), self.BEFORE)
        self.assertEqual(sorted(self.ids("--person", "V. Putin")), ["1", "2", "3", "5"])

    def test_a_form_is_on_its_own_again_when_another_comes_whom_it_may_mean(self):
        self.index("--no-extract", self.write_articles("more.jsonl", [article("6", "Vera Putin")]))
        self.assertEqual(self.counts()["V. Putin"], 1)
        self.assertEqual(self.counts()["Vladimir Putin"], 3)

    def test_a_merge_counts_the_union(self):
        self.people("merge", "Vladimir Putin", "Wladimir Poutine")
        self.assertEqual(self.counts()["Vladimir Putin"], 5)
        self.assertEqual(len(self.ids("--person", "Wladimir Poutine")), 5)

    def test_results_show_a_person_once_by_the_name_of_all(self):
        self.people("merge", "Vladimir Putin", "Wladimir Poutine")
        self.people("hide", "Jane Smith")
        persons = {result["id"]: result["persons"] for result in self.search("--format", "json").json()["results"]}
        self.assertEqual(persons["5"], ["Vladimir Putin", "J. Smith"])
        self.assertEqual(persons["4"], ["Vladimir Putin"])

    def test_a_split_takes_a_form_out_and_stays_when_articles_come(self):
        self.people("split", "Vladimir Putin", "V. Putin")
        self.index("--no-extract", self.write_articles("more.jsonl", [article("6", "V. Putin", "Vladimir V. Putin")]))
        self.assertEqual(self.counts()["V. Putin"], 2)

    def test_a_new_name_is_shown_and_found(self):
        self.people("rename", "John Smith", "Johnny Smith")
        self.assertEqual(self.counts()["Johnny Smith"], 1)
        self.assertEqual(self.ids("--person", "Johnny Smith"), ["1"])
        self.people("rename", "Johnny Smith", "Jane Smith", status=2)

    def test_the_hidden_are_neither_counted_nor_found(self):
        self.people("hide", "Jane Smith")
        self.assertNotIn("Jane Smith", self.counts())
        found = self.search("--person", "Jane Smith")
        self.assertEqual(found.status, 1)
        self.assertNotIn("mean Jane Smith", found.out + found.err)

    def test_everything_can_be_undone_and_the_log_tells(self):
        self.people("merge", "Vladimir Putin", "Wladimir Poutine")
        self.people("hide", "Jane Smith")
        self.people("undo", "1")
        self.people("undo")
        self.assertEqual(self.counts(), self.BEFORE)
        log = self.people("log").out.splitlines()
        self.assertEqual(len(log), 4)
        self.assertRegex(log[0], r"^1  .* 'Wladimir Poutine' is 'Vladimir Putin'  \(undone\)$")

    def test_a_decision_survives_compaction(self):
        self.people("merge", "Vladimir Putin", "Wladimir Poutine")
        self.index("--no-extract", self.write_articles("more.jsonl", [article("6", "Vera Putin")]))
        self.assertEqual(self.index("--compact").status, 0)
        self.assertEqual(self.counts()["Vladimir Putin"], 4)
        self.assertEqual(self.index("--check").status, 0)

    def test_a_line_cut_short_by_a_crash_does_not_count(self):
        self.people("hide", "Jane Smith")
        with open(self.db / "catalogue/decisions", "a") as log:
            log.write('{"number": 2, "ti')
        self.assertNotIn("Jane Smith", self.counts())
        self.people("hide", "John Smith")
        self.assertEqual([line.split()[0] for line in self.people("log").out.splitlines()], ["1", "2"])

    def test_suggestions_change_nothing_and_leave_out_what_was_split(self):
        out = self.people("suggest").out
        self.assertIn("dateline-index people merge 'Vladimir Putin' 'Wladimir Poutine'", out)
        self.assertEqual(self.counts(), self.BEFORE)
        self.people("merge", "Vladimir Putin", "Wladimir Poutine")
        self.people("split", "Vladimir Putin")
        self.assertNotIn("'Vladimir Putin' 'Wladimir Poutine'", self.people("suggest").out)

    def test_an_unknown_name_is_wrong_usage_and_a_near_one_is_named(self):
        run = self.people("merge", "Vladimir Putin", "Jane Smyth", status=2)
        self.assertIn("Jane Smith", run.err)
        self.people("undo", "7", status=2)
        self.people("merge", "Vladimir Putin", "V. Putin", status=2)
        self.people(status=2)

    def test_no_writer_is_waited_for(self):
        writer = subprocess.Popen([BIN / "dateline-index", "--quiet", "--no-extract", "--db", self.db, "-"], stdin=subprocess.PIPE)
        self.people("hide", "Jane Smith")
        self.assertNotIn("Jane Smith", self.counts())
        writer.communicate(b'{"id": "6", "text": "Later.", "persons": ["Jane Smith"]}\n')
        self.assertNotIn("Jane Smith", self.counts())


if __name__ == "__main__":
    unittest.main()
