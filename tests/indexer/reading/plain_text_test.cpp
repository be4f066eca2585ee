#include <gmock/gmock.h>

#include "tests/indexer/reading/reading_fixture.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class PlainText : public Reading {};

TEST_F(PlainText, IsOnePageNamedByItsPath) {
    write("1989/a.txt", "Title\n\nBody of it.\n");
    const RecordingSink sink = read(folder);
    ASSERT_EQ(sink.articles.size(), 1U);
    EXPECT_EQ(sink.articles[0].id, "1989/a.txt");
    EXPECT_EQ(sink.articles[0].text, "Title\n\nBody of it.\n");
    EXPECT_TRUE(sink.articles[0].is_page);
    EXPECT_EQ(sink.articles[0].input_bytes, 19U);
}

TEST_F(PlainText, IsTakenAsItIsWhenRaw) {
    InputOptions raw;
    raw.raw = true;
    const Article article = read_one("a.txt", "Title\r\n\r\ne\xCC\x81 \n", raw);
    EXPECT_EQ(article.text, "Title\r\n\r\ne\xCC\x81 \n");
    EXPECT_FALSE(article.is_page);
}

TEST_F(PlainText, HasOneKindOfLineBreak) {
    EXPECT_EQ(read_one("a.txt", "a\r\nb\rc\n").text, "a\nb\nc\n");
}

TEST_F(PlainText, LosesItsByteOrderMark) {
    EXPECT_EQ(read_one("a.txt", "\xEF\xBB\xBFwords").text, "words");
}

TEST_F(PlainText, IsReadInUtf16WithoutAMark) {
    std::string wide;
    for (const char c : std::string("The king is dead, long live the king.")) wide += {'\0', c};
    EXPECT_EQ(read_one("a.txt", wide).text, "The king is dead, long live the king.");
}

TEST_F(PlainText, IsReadAsWindows1252WhenItsBytesAreLatinLetters) {
    const Article article = read_one("a.txt",
                                     "Le pr\xE9sident a \xE9t\xE9 r\xE9\xE9lu dimanche \x93sans surprise\x94, selon l\x92"
                                     "agence.");
    EXPECT_EQ(article.text, "Le président a été réélu dimanche “sans surprise”, selon l’agence.");
    EXPECT_THAT(article.notes, ElementsAre(HasSubstr("windows-1252")));
}

TEST_F(PlainText, IsReadAsItsDetectedEncoding) {
    // "Президент республики прибыл сегодня в Москву с официальным визитом и встретился с министром." in KOI8-R.
    const Article article =
        read_one("a.txt",
                 "\xF0\xD2\xC5\xDA\xC9\xC4\xC5\xCE\xD4 \xD2\xC5\xD3\xD0\xD5\xC2\xCC\xC9\xCB\xC9 \xD0\xD2\xC9\xC2\xD9\xCC "
                 "\xD3\xC5\xC7\xCF\xC4\xCE\xD1 \xD7 \xED\xCF\xD3\xCB\xD7\xD5 \xD3 \xCF\xC6\xC9\xC3\xC9\xC1\xCC\xD8\xCE\xD9\xCD "
                 "\xD7\xC9\xDA\xC9\xD4\xCF\xCD \xC9 \xD7\xD3\xD4\xD2\xC5\xD4\xC9\xCC\xD3\xD1 \xD3 \xCD\xC9\xCE\xC9\xD3\xD4\xD2\xCF\xCD.");
    EXPECT_THAT(article.text, HasSubstr("Президент республики прибыл"));
}

TEST_F(PlainText, KeepsWrongBytesAsReplacementCharactersWithANote) {
    const Article article = read_one("a.txt", "caf\xC3\xA9 \xFF and \xC3\xA9t\xC3\xA9\n");
    EXPECT_EQ(article.text, "café \xEF\xBF\xBD and été\n");
    EXPECT_THAT(article.notes, ElementsAre("1 wrong byte replaced by U+FFFD"));
}

TEST_F(PlainText, JoinsSurrogatesThatWereWrittenAsUtf8) {
    EXPECT_EQ(read_one("a.txt", "a \xED\xA0\xBD\xED\xB8\x80 b").text, "a \xF0\x9F\x98\x80 b");
    EXPECT_EQ(read_one("b.txt", "a \xED\xA0\xBD b").text, "a \xEF\xBF\xBD b");
}

TEST_F(PlainText, IsComposed) {
    EXPECT_EQ(read_one("a.txt", "Caf\x65\xCC\x81").text, "Café");
}

TEST_F(PlainText, MayHoldOneEnormousLineOrWord) {
    EXPECT_EQ(read_one("a.txt", std::string(1 << 20, 'x')).text.size(), 1U << 20U);
    EXPECT_EQ(read_one("b.txt", "a " + std::string(300, 'y') + " b").text.size(), 304U);
}

TEST_F(PlainText, OfMoreThan64MegabytesIsRefused) {
    const std::string path = write("a.txt", "An article. ");
    std::string paragraph(1U << 20U, 'x');
    std::ofstream file(path, std::ios::app);
    for (int i = 0; i < 65; ++i) file << paragraph << '\n';
    file.close();
    EXPECT_THAT(read(path).failures, ElementsAre(HasSubstr("more than 64 MB")));
}

}  // namespace
}  // namespace dateline
