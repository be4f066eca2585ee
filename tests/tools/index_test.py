"""dateline-index, as cli users meet it: what is read, kept, refused and reported."""
import os, re, resource, signal, subprocess, time, unittest

from harness import ARTICLES, BIN, CORPUS, ToolTest

PAGE = "Oil ministers meet in Vienna\n\nVIENNA, March 2 - Oil ministers of Saudi Arabia met on crude oil prices in Vienna today.\n\nThey agreed on a new price for a barrel of oil.\n"


class Indexing(ToolTest):
    def test_an_unchanged_article_is_not_indexed_again(self):
        path = self.write_articles()
        self.assertEqual(self.index(path).status, 0)
        again = self.index(path)
        self.assertEqual(again.status, 0)
        self.assertRegex(again.out + again.err, r"3 unchanged")

    def test_a_changed_article_replaces_the_old_one(self):
        self.index(self.write_articles())
        changed = dict(ARTICLES[0], text="BONN - The chancellor resigned, and Helmut Schmidt spoke.")
        self.index(self.write_articles(articles=[changed]))
        self.assertEqual(self.ids("resigned"), ["bonn"])
        self.assertEqual(self.ids("calm"), [])
        self.assertEqual(len(self.ids()), 3)

    def test_skip_leaves_a_changed_article_as_it_was(self):
        self.index(self.write_articles())
        self.index("--skip", self.write_articles(articles=[dict(ARTICLES[0], text="Something else altogether was written here.")]))
        self.assertEqual(self.ids("calm"), ["bonn"])

    def test_an_id_that_comes_twice_is_indexed_once(self):
        self.index(self.write_articles(articles=[ARTICLES[0], dict(ARTICLES[0], text="The later one of the two stays.")]))
        self.assertEqual(self.ids(), ["bonn"])
        self.assertEqual(self.ids("later"), ["bonn"])

    def test_a_deleted_article_is_found_no_more(self):
        self.index(self.write_articles())
        self.assertEqual(self.index("--delete", "bonn").status, 0)
        self.assertEqual(sorted(self.ids()), ["rome", "vienna"])
        self.assertEqual(self.index("--delete", "bonn").status, 1)

    def test_standard_input_is_read_as_jsonl(self):
        self.assertEqual(self.index("-", stdin='{"id": 7, "title": "A title", "body": "The body of the article."}\n').status, 0)
        self.assertEqual(self.ids("body"), ["7"])

    def test_published_articles_are_reported_when_they_are_safe(self):
        first = self.index("--report-published", "--publish-every", "1", self.write_articles())
        self.assertEqual(sorted(first.out.split()), ["bonn", "rome", "vienna"])
        self.assertEqual(sorted(self.index("--report-published", self.folder / "articles.jsonl").out.split()), ["bonn", "rome", "vienna"])

    def test_what_a_source_repeats_is_dropped_with_the_reason(self):
        names = ["Arden", "Berrow", "Colne", "Dunster", "Elham", "Farndale"]
        for name in names:
            self.write(f"pages/{name}.txt", f"{name} rebuilds its mill\n{name} voted on Monday to rebuild the mill that the flood of last spring had carried off in the night.\n"
                       f"The miller of {name} wept for joy, and said that he would bake for all of {name} before the week was out.\nRead aloud in nine taverns by those who can, every week of the year.\n")
        outcome = self.index("--dry-run", "--jobs", "1", "pages")
        self.assertEqual(outcome.out, self.index("--dry-run", "--jobs", "4", "pages").out)
        self.assertEqual([[d["reason"] for d in article["dropped"]] for article in outcome.lines()], [["repeated by its source"]] * len(names))
        self.index("pages")
        self.assertIn("repeated by its source", self.search("--show", "Arden.txt", "--dropped").out)
        self.assertEqual(self.ids("taverns"), [])

    def test_the_database_may_be_named_by_the_environment(self):
        self.write_articles()
        self.run_tool("dateline-index", "articles.jsonl", DATELINE_DB=str(self.folder / "other.db"))
        self.assertTrue((self.folder / "other.db/MANIFEST").exists())

    def test_stats_count_articles_and_values(self):
        self.index(self.write_articles())
        self.assertRegex(self.index("--stats").out, r"(?s)articles\W+3\b")

    def test_answers_do_not_depend_on_the_number_of_jobs(self):
        answers = []
        for jobs in ("1", "4"):
            self.db = self.folder / f"{jobs}.db"
            self.index("--quiet", "--jobs", jobs, CORPUS)
            answer = self.search("--format", "json", "--facets", "person:0,country:0,topic:0,place:0,organization:0", "war government").json()
            answer.pop("took_ms")
            answers.append(answer)
        self.assertEqual(answers[0], answers[1])

    def test_indexing_goes_on_after_a_kill(self):
        for delay in (0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.3):  # while the database is made, and later
            process = subprocess.Popen([BIN / "dateline-index", "--quiet", "--db", self.db, CORPUS], stderr=subprocess.DEVNULL)
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            process.wait()
        again = self.index("--quiet", CORPUS)
        self.assertEqual(again.status, 0, again.err)
        self.assertEqual(len(self.ids("-n", "1000")), len(list((CORPUS / "articles").glob("*.txt"))))


class FullDisk(ToolTest):
    def test_what_was_published_stays_readable(self):
        """A limit on the size of files stands for a disk without space: writing fails in the middle."""
        self.index(self.write_articles())

        def no_more_than(bytes):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, bytes))

        full = subprocess.run([BIN / "dateline-index", "--quiet", "--db", self.db, CORPUS], capture_output=True, preexec_fn=lambda: no_more_than(100_000))
        self.assertEqual(full.returncode, 3, full.stderr)
        self.assertIn(str(self.db), full.stderr.decode())
        self.assertLessEqual({"bonn", "rome", "vienna"}, set(self.ids("-n", "1000")))
        self.assertEqual(self.index("--quiet", CORPUS).status, 0)
        self.assertEqual(len(self.ids("-n", "1000")), 3 + len(list((CORPUS / "articles").glob("*.txt"))))


class DryRun(ToolTest):
    def test_it_prints_the_documented_fields_and_touches_no_database(self):
        (article,) = self.index("--dry-run", self.write_articles(articles=ARTICLES[:1])).lines()
        self.assertLessEqual({"id", "title", "date", "language", "source", "text", "dropped", "notes", "persons", "countries", "organizations", "places", "misc", "topics"}, set(article))
        self.assertFalse(self.db.exists())

    def test_offsets_are_bytes_of_the_text(self):
        for article in self.index("--dry-run", self.write_articles()).lines():
            for kind in ("persons", "countries", "organizations", "places", "misc"):
                for mention in (m for entity in article[kind] for m in entity["mentions"]):
                    self.assertEqual(article[mention["field"]].encode()[mention["begin"]:mention["end"]].decode(), mention["text"])

    def test_a_surname_joins_the_full_name(self):
        (article,) = self.index("--dry-run", self.write_articles(articles=ARTICLES[:1])).lines()
        kohl = next(p for p in article["persons"] if p["name"] == "Helmut Kohl")
        self.assertEqual([m["text"] for m in kohl["mentions"] if m["field"] == "text"], ["Helmut Kohl", "Kohl", "Kohl"])

    def test_given_labels_are_kept_and_marked(self):
        (article,) = self.index("--dry-run", self.write_articles(articles=ARTICLES[2:])).lines()
        self.assertTrue(next(p for p in article["persons"] if p["name"] == "Romário")["given"])
        self.assertTrue(next(c for c in article["countries"] if c["code"] == "BR")["given"])
        self.assertTrue(next(t for t in article["topics"] if t["id"] == "our own label")["given"])
        self.assertTrue(any("Atlantis" in note for note in article["notes"]))

    def test_raw_leaves_the_text_as_it_is(self):
        text = "  Two  blanks,\n\n\n\nShare this article\nand a name: Helmut Kohl.  "
        (article,) = self.index("--dry-run", "--raw", self.write_articles(articles=[{"id": "x", "text": text}])).lines()
        self.assertEqual(article["text"], text)

    def test_no_extract_keeps_only_what_is_given(self):
        (article,) = self.index("--dry-run", "--no-extract", self.write_articles(articles=ARTICLES[2:])).lines()
        self.assertEqual([p["name"] for p in article["persons"]], ["Romário"])
        self.assertEqual([c["code"] for c in article["countries"]], ["BR"])


class BadInput(ToolTest):
    def refused(self, name, reason, *others):
        """The input is named with the reason and counted, the rest is indexed, the status is 1."""
        self.write("good.txt", PAGE)
        run = self.index(self.folder / "good.txt", self.folder / name, *others)
        self.assertEqual(run.status, 1, run.err)
        self.assertIn(name, run.err)
        self.assertRegex(run.err, reason)
        self.assertEqual(len(self.ids("-n", "100", "ministers")), 1)
        return run

    def test_an_empty_file(self):
        self.write("bad.txt", "")
        self.refused("bad.txt", "empty")

    def test_two_gigabytes_of_zero_bytes(self):
        with open(self.folder / "bad.txt", "wb") as file:
            file.truncate(2 << 30)
        began = time.monotonic()
        self.refused("bad.txt", "(?i)binary|zero")
        self.assertLess(time.monotonic() - began, 20)

    def test_a_directory_loop(self):
        self.write("folder/deep/page.txt", PAGE.replace("ministers", "chiefs"))
        (self.folder / "folder/deep/loop").symlink_to(self.folder / "folder")
        self.refused("folder", "(?i)loop|already")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_no_permission(self):
        self.write("bad.txt", PAGE).chmod(0)
        self.refused("bad.txt", "(?i)permission")

    def test_a_binary_file(self):
        self.write("bad.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20)
        self.refused("bad.txt", "(?i)png|binary")

    def test_a_file_that_is_not_there(self):
        self.refused("absent.txt", "(?i)no such|not exist|not found")

    def test_a_truncated_sgml_record(self):
        record = '<REUTERS NEWID="%d"><DATE>26-FEB-1987</DATE><TEXT><TITLE>Cocoa</TITLE><BODY>Cocoa rose in Brazil.</BODY></TEXT></REUTERS>\n'
        self.write("bad.sgm", '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n' + record % 1 + (record % 2)[:80])
        self.refused("bad.sgm", "(?i)truncated|end|</REUTERS>")
        self.assertEqual(self.ids("cocoa"), ["1"])

    def test_a_truncated_jsonl_record(self):
        self.write("bad.jsonl", '{"id": "a", "text": "Cocoa rose."}\n{"id": "b", "text": "Coc\n{"id": "c", "text": "Cocoa fell."}\n')
        self.refused("bad.jsonl", r"bad\.jsonl:2")
        self.assertEqual(sorted(self.ids("cocoa")), ["a", "c"])


class MendedInput(ToolTest):
    def kept(self, content, word):
        self.write("odd.txt", content)
        run = self.index(self.folder / "odd.txt")
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual(len(self.ids(word)), 1)

    def test_wrong_bytes(self):
        self.kept(PAGE.encode() + b"A stray byte \xff\xfe stands in this line of the article text.\n", "barrel")

    def test_a_line_of_a_megabyte(self):
        self.kept(PAGE + "many words in a very long line " * 35000 + "\n", "barrel")

    def test_a_word_of_three_hundred_bytes(self):
        self.kept(PAGE + "The word " + "x" * 300 + " is not indexed, but the article is.\n", "barrel")

    def test_another_encoding(self):
        self.kept("Le café de Zürich\n\nZÜRICH - Le café où les ministres se sont réunis est fermé depuis hier soir.\n".encode("latin-1"), "cafe")
        self.assertEqual(len(self.ids("zürich")), 1)


class WrongUse(ToolTest):
    def test_an_unknown_option_is_wrong_usage(self):
        self.assertEqual(self.index("--no-such-option").status, 2)

    def test_no_input_is_wrong_usage(self):
        self.assertEqual(self.index().status, 2)

    def test_a_folder_that_is_no_database_is_left_alone(self):
        self.write("news.db/mine.txt", "precious")
        self.assertEqual(self.index(self.write_articles()).status, 3)
        self.assertEqual(os.listdir(self.db), ["mine.txt"])

    def test_a_database_of_another_version_is_refused(self):
        self.index(self.write_articles())
        manifest = (self.db / "MANIFEST").read_text()
        (self.db / "MANIFEST").write_text(re.sub("format [0-9]+", "format 999", manifest))
        for run in (self.index(self.folder / "articles.jsonl"), self.search("oil")):
            self.assertEqual(run.status, 3)
            self.assertIn("999", run.err)


if __name__ == "__main__":
    unittest.main()
