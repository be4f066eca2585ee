#include <gmock/gmock.h>

#include "indexer/reading/pdf/page_lines.hpp"
#include "tests/indexer/reading/archive_maker.hpp"
#include "tests/indexer/reading/pdf_maker.hpp"
#include "tests/indexer/reading/reading_fixture.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Pdf : public Reading {};

TEST_F(Pdf, ReadsTheLayerOfText) {
    write("a.pdf", make_pdf({{"Ships and shores", "", "The harbour is open again after the storm of last week, and the big",
                              "ships wait outside for the tide to come."}},
                            "Ships and shores"));
    const RecordingSink sink = read(folder);
    ASSERT_THAT(ids(sink), ElementsAre("a.pdf"));
    const Article& article = sink.articles[0];
    EXPECT_EQ(article.title, "Ships and shores");
    EXPECT_THAT(article.text, HasSubstr("and the big ships wait outside"));
    EXPECT_TRUE(article.is_page);
    EXPECT_EQ(article.extra, R"({"created":"1987-03-19"})");
}

TEST_F(Pdf, DoesNotTakeAFilesNameForATitle) {
    EXPECT_EQ(read_one("a.pdf", make_pdf({{"Ships and shores", "The harbour is open."}}, "Microsoft Word - draft7.doc")).title, "");
}

TEST_F(Pdf, RefusesAScan) {
    EXPECT_THAT(fail("a.pdf", make_pdf({{}, {}})), HasSubstr("is a PDF of 2 pages without a layer of text (a scan?)"));
}

TEST_F(Pdf, RefusesADocumentThatClaimsMorePartsThanItCanHold) {
    const std::string sound = make_pdf({{"Ships wait"}});
    for (const auto& [from, to] :
         {std::pair("xref\n0 ", "xref\n6000000 "), std::pair("/Size ", "/Size 7000000 "), std::pair("\n3 0 obj", "\n8000000 0 obj")}) {
        std::string pdf = sound;
        pdf.replace(pdf.find(from), std::string_view(from).size(), to);
        EXPECT_THAT(fail("a.pdf", pdf), HasSubstr("000000 parts; expected")) << to;
    }
}

TEST_F(Pdf, RefusesAnEncryptedDocument) {
    EXPECT_THAT(fail("a.pdf", make_pdf({{"secret"}}, "", true)), HasSubstr("is an encrypted PDF"));
}

TEST_F(Pdf, RefusesADamagedDocument) {
    EXPECT_THAT(fail("a.pdf", "%PDF-1.4\nand nothing else"), HasSubstr("damaged PDF"));
}

TEST(PageLines, JoinLinesAndBrokenWords) {
    std::vector<Dropped> dropped;
    EXPECT_EQ(join_pages({{"The harbour is open after the long", "storm, and the ships are wait-", "ing outside.", "", "They have time."}},
                         dropped),
              "The harbour is open after the long storm, and the ships are waiting outside.\n\nThey have time.");
}

TEST(PageLines, DropRunningHeadsAndPageNumbersButNotTheHeadOfTheFirstPage) {
    std::vector<Dropped> dropped;
    EXPECT_EQ(
        join_pages({{"Ships wait", "", "One goes on", "1"}, {"Ships wait", "", "to the next.", "2"}, {"Ships wait", "", "Three.", "3"}},
                   dropped),
        "Ships wait\n\nOne goes on to the next.\n\nThree.");
    EXPECT_THAT(dropped, SizeIs(5));
}

constexpr const char* types = "<Types/>";

std::string word(const std::string& body) {
    return "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body +
           "</w:body></w:document>";
}

std::string paragraph(const std::string& text, const std::string& style = "") {
    return "<w:p>" + (style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>") + "<w:r><w:t>" + text +
           "</w:t></w:r></w:p>";
}

class Docx : public Reading {};

TEST_F(Docx, ReadsADocument) {
    const std::string body = paragraph("Ships", "Title") + paragraph("One &amp; only.") +
                             "<w:p><w:r><w:t>Two</w:t></w:r><w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></"
                             "w:del><w:r><w:tab/><w:t>tabbed</w:t></w:r></w:p>" +
                             "<w:tbl><w:tr><w:tc>" + paragraph("a") + "</w:tc><w:tc>" + paragraph("b") + "</w:tc></w:tr><w:tr><w:tc>" +
                             paragraph("c") + "</w:tc><w:tc>" + paragraph("d") + "</w:tc></w:tr></w:tbl>";
    write("a.docx", zip({{"[Content_Types].xml", types},
                         {"word/document.xml", word(body)},
                         {"docProps/core.xml",
                          "<cp:coreProperties xmlns:cp=\"a\" xmlns:dc=\"b\"><dc:creator>Ann Lee</dc:creator></cp:coreProperties>"}}));
    const RecordingSink sink = read(folder);
    ASSERT_THAT(ids(sink), ElementsAre("a.docx"));
    EXPECT_EQ(sink.articles[0].title, "Ships");
    EXPECT_EQ(sink.articles[0].text, "One & only.\n\nTwo\ttabbed\n\na | b\nc | d");
    EXPECT_EQ(sink.articles[0].extra, R"({"creator":"Ann Lee"})");
    EXPECT_THAT(sink.failures, IsEmpty());
}

TEST_F(Docx, IsReadInsideAnArchiveToo) {
    const std::string document = zip({{"[Content_Types].xml", types}, {"word/document.xml", word(paragraph("The text."))}});
    write("a.zip", zip({{"one.docx", document}}));
    EXPECT_THAT(ids(read(folder)), ElementsAre("a.zip/one.docx"));
}

TEST_F(Docx, NamesWhatIsNoTextOrDamaged) {
    EXPECT_THAT(fail("a.xlsx", zip({{"[Content_Types].xml", types}, {"xl/workbook.xml", "<w/>"}})),
                HasSubstr("is a spreadsheet; expected a document of text"));
    EXPECT_THAT(fail("b.docx", zip({{"[Content_Types].xml", types}, {"word/styles.xml", "<w/>"}})),
                HasSubstr("has no part 'word/document.xml'"));
    EXPECT_THAT(fail("c.docx", zip({{"[Content_Types].xml", types}, {"word/document.xml", word("")}})), HasSubstr("without text"));
}

class Odt : public Reading {};

/// So often that it packs a thousand times.
std::string repeated(const std::string& before, const std::string& after) {
    std::string paragraphs;
    for (int i = 0; i < 110; ++i) paragraphs += before + std::string(1'000'000, 'a') + after;
    return paragraphs;
}

TEST_F(Docx, StopsWhereItUnpacksToMuchMoreThanItIs) {
    const std::string paragraphs = repeated("<w:p><w:r><w:t>", "</w:t></w:r></w:p>");
    write("a.docx", zip({{"[Content_Types].xml", "<Types/>"},
                         {"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + paragraphs + "</w:body></w:document>"}}));
    const RecordingSink sink = read(folder);
    EXPECT_THAT(sink.articles, IsEmpty());
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("a.docx: reading stopped: it unpacks to more than 250 times what was read of it")));
}

TEST_F(Odt, StopsWhereItUnpacksToMuchMoreThanItIs) {
    write("a.odt", zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                        {"content.xml", "<o:document-content xmlns:o=\"o\"><o:body><o:text>" + repeated("<p>", "</p>") +
                                            "</o:text></o:body></o:document-content>"}}));
    const RecordingSink sink = read(folder);
    EXPECT_THAT(sink.articles, IsEmpty());
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("a.odt: reading stopped: it unpacks to more than 250 times what was read of it")));
}

TEST_F(Odt, ReadsADocument) {
    const std::string content =
        R"(<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:automatic-styles><x/></office:automatic-styles><office:body><office:text>
<text:p text:style-name="Title">Ships</text:p><text:h>Part</text:h><text:p>One<text:s/><text:span>and only</text:span>.<office:annotation><text:p>a comment</text:p></office:annotation></text:p>
<text:list><text:list-item><text:p>a</text:p></text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list><text:p>End.</text:p></office:text></office:body></office:document-content>)";
    const Article article = read_one("a.odt", zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}}));
    EXPECT_EQ(article.title, "Ships");
    EXPECT_EQ(article.text, "Part\n\nOne and only.\n\na\nb\n\nEnd.");
}

}  // namespace
}  // namespace dateline
