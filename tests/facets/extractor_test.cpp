#include "facets/extractor.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "facets/error.hpp"
#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

const Extractor& extractor() {
    static const Extractor instance;
    return instance;
}

std::vector<std::string> about(std::string_view title, std::string_view text, std::string_view date = "2005-06-01") {
    std::vector<std::string> codes;
    for (const Country& country : extractor().extract({title, text, "en", date}).countries)
        if (country.about) codes.push_back(country.code);
    return codes;
}

std::vector<std::string> mentioned(std::string_view text, std::string_view date = "2005-06-01") {
    std::vector<std::string> codes;
    for (const Country& country : extractor().extract({"", text, "en", date}).countries) codes.push_back(country.code);
    return codes;
}

/// Every mention lies inside its field, at character boundaries, and is what stands there.
void expect_whole(const ArticleText& article, const std::vector<Mention>& mentions) {
    for (const Mention& mention : mentions) {
        const std::string_view field = mention.field == Field::title ? article.title : article.text;
        ASSERT_LT(mention.begin, mention.end);
        ASSERT_LE(mention.end, field.size());
        ASSERT_EQ(field.substr(mention.begin, mention.end - mention.begin), mention.text);
        ASSERT_EQ(find_invalid_utf8(mention.text), mention.text.size());
    }
}

void expect_whole(const ArticleText& article) {
    const Extraction found = extractor().extract(article);
    for (const auto* entities : {&found.persons, &found.organizations, &found.places, &found.misc})
        for (const Entity& entity : *entities) expect_whole(article, entity.mentions);
    for (const Country& country : found.countries) expect_whole(article, country.mentions);
}

/// Pieces that readers of names trip over, between bars.
constexpr std::string_view hostile_pieces =
    "Georgia|Mr.|Jordan|New |York|-|\u2010|'s|\u2019s|(|)|\"|\u201c|\n|\n\n| |  |, |. |U.S.|Ga.|MOSCOW|"
    "March 18 \u2014 |\u200b|\u200d|\u00ad|\ufeff|a\u0301|\u0301|\u6771\u4eac|\u041c\u043e\u0441\u043a\u0432\u0430|"
    "\u0645\u0635\u0631|\U0001f1ec\U0001f1ea|\u202e|\ufffd|Ki-moon|O'|van der|Bank of |NATO|County|in |said|7|"
    "\u0130stanbul|\ufb01|\u1e9e|&|<|\t|\r\n|St.|El|the |";

/// Text made up of pieces that readers of names trip over, chosen by a seed.
std::string hostile_text(unsigned seed) {
    static const std::vector<std::string> pieces = [] {
        std::vector<std::string> split;
        for (std::size_t at = 0, end = 0; (end = hostile_pieces.find('|', at)) != std::string_view::npos; at = end + 1)
            split.emplace_back(hostile_pieces.substr(at, end - at));
        return split;
    }();
    std::mt19937 random(seed);
    std::string text;
    for (unsigned i = 0; i < 300; ++i) text += pieces[random() % pieces.size()] + (random() % 3 == 0 ? "" : " ");
    return text;
}

TEST(Extractor, NeverBreaksAnOffset) {
    for (unsigned seed = 0; seed < 150; ++seed) {
        const std::string title = "Paris \u2014 " + std::to_string(seed), text = hostile_text(seed);
        SCOPED_TRACE("seed " + std::to_string(seed));
        expect_whole({title, text, seed % 3 == 0 ? "ru" : "en", "1990-01-01"});
        if (testing::Test::HasFatalFailure()) return;
    }
}

TEST(Extractor, ReadsEveryBlockOfUnicode) {
    std::string text;
    for (std::int32_t point = 0; point < 0x110000; point += point < 0x3000 ? 7 : 61) {
        if (point >= 0xD800 && point < 0xE000) continue;
        append_code_point(text, point);
        if (point % 5 == 0) text += " Paris ";
    }
    expect_whole({text, text, "en", ""});
    expect_whole({"", text, "ru", ""});
}

TEST(Extractor, TakesTimeInProportionToHostileText) {
    const auto seconds = [](const std::string& text) {
        const std::clock_t start = std::clock();
        (void)extractor().extract({"", text, "en", ""});
        return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    };
    const std::vector<std::string> pieces = {"(",  "Abc", "ABC ", "A", "-", "\"", "New York, ", "\u200b", "Dr. ", "Xy Zw Federal Fed ",
                                             "\n", "a.b."};
    for (const std::string& piece : pieces) {
        std::string small, large;
        while (small.size() < 60'000) small += piece;
        while (large.size() < 480'000) large += piece;
        (void)seconds(small);
        // Eight times as much text: a quadratic step would take 64 times as long.
        EXPECT_LT(seconds(large), 30 * std::max(seconds(small), 0.005)) << "of '" << piece << "'";
    }
}

TEST(Extractor, TakesNoPersonForACountry) {
    EXPECT_THAT(mentioned("Michael Jordan, the basketball player, met the actor Denzel Washington on Monday. Jordan laughed, and "
                          "Washington told a joke."),
                testing::IsEmpty());
    EXPECT_THAT(mentioned("Mr. Chad Smith of the band said that he would rest. Smith plays the drums."), testing::IsEmpty());
}

TEST(Extractor, TellsCountriesFromPersonsOfTheSameName) {
    EXPECT_THAT(mentioned("King Hussein of Jordan flew to Turkey on Friday to discuss refugees with ministers."),
                testing::UnorderedElementsAre("JO", "TR"));
    EXPECT_THAT(mentioned("Rebels in Chad attacked a convoy near the border on Sunday, the army said."), testing::ElementsAre("TD"));
}

TEST(Extractor, ReadsSeatsOfGovernmentAsTheCountry) {
    EXPECT_THAT(mentioned("The Kremlin said nothing on Monday."), testing::ElementsAre("RU"));
    EXPECT_THAT(mentioned("The Kremlin said nothing on Monday.", "1987-05-04"), testing::ElementsAre("SU"));
    EXPECT_THAT(mentioned("Downing Street declined to comment."), testing::ElementsAre("GB"));
    EXPECT_THAT(mentioned("The Elysee declined to comment, and so did the Quai d'Orsay."), testing::ElementsAre("FR"));
    EXPECT_THAT(mentioned("Officials in Zhongnanhai declined to comment."), testing::ElementsAre("CN"));
    EXPECT_THAT(mentioned("Foggy Bottom declined to comment after the White House had spoken."), testing::ElementsAre("US"));
    EXPECT_THAT(mentioned("Washington urged restraint, and Beijing agreed to new talks."), testing::UnorderedElementsAre("US", "CN"));
}

TEST(Extractor, TellsNamesakesAmongCountriesApart) {
    EXPECT_THAT(mentioned("Troops from Niger crossed into Nigeria."), testing::UnorderedElementsAre("NE", "NG"));
    EXPECT_THAT(mentioned("Guinea and Guinea-Bissau closed the border with Equatorial Guinea and Papua New Guinea."),
                testing::UnorderedElementsAre("GN", "GW", "GQ", "PG"));
    EXPECT_THAT(mentioned("North Korea fired a missile; South Korea protested."), testing::UnorderedElementsAre("KP", "KR"));
    EXPECT_THAT(mentioned("A deal between Ireland and Northern Ireland was near."), testing::UnorderedElementsAre("IE", "GB"));
    EXPECT_THAT(mentioned("Dominica is not the Dominican Republic."), testing::UnorderedElementsAre("DM", "DO"));
}

TEST(Extractor, SaysWhatACountryRestsOn) {
    const std::string_view text = "LIMA, May 2 - Peru voted on Sunday, and Peruvian papers praised it. A visitor from Norway watched.";
    const Extraction found = extractor().extract({"Peru votes", text, "en", "2001-05-02"});
    ASSERT_EQ(found.countries.size(), 2U);
    const Country& peru = found.countries[0];
    EXPECT_EQ(peru.code, "PE");
    EXPECT_TRUE(peru.about);
    double sum = 0;
    for (const Evidence& one : peru.evidence) sum += one.weight;
    EXPECT_GT(sum, 0);
    EXPECT_NEAR(1 / (1 + std::exp(-sum)), peru.salience, 0.02);
    EXPECT_THAT(peru.evidence, testing::Contains(testing::Field(&Evidence::text, "named in title")));
    EXPECT_GT(peru.mentions.front().weight, 0);
    EXPECT_FALSE(found.countries[1].about);
}

TEST(Extractor, IsAboutTheCountriesThatPlayTheMatch) {
    EXPECT_THAT(about("England beat Brazil",
                      "England beat Brazil 2-1 in a friendly on Tuesday. Brazil had led until the last minutes, but England scored twice."),
                testing::UnorderedElementsAre("GB", "BR"));
}

TEST(Extractor, RefusesAModelOfCountriesThatIsNone) {
    EXPECT_THROW(Extractor({"", "dateline tagger model 2\n", "", ""}), UsageError);
}

}  // namespace
}  // namespace dateline
