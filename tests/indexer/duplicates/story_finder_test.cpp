#include "indexer/duplicates/story_finder.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace dateline {
namespace {

/// Words of a made-up vocabulary, the same for the same seed.
std::vector<std::string> words(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    std::vector<std::string> list;
    for (std::size_t i = 0; i < count; ++i)
        list.push_back("w" + std::string(1, static_cast<char>('a' + random() % 26)) + "x" +
                       std::string(1, static_cast<char>('a' + random() % 26)));
    return list;
}

std::string joined(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& word : list) text += word + " ";
    return text;
}

TextSignature sign(const std::vector<std::string>& list) {
    return sign_text("", joined(list));
}

/// Every `step`-th word another one.
std::vector<std::string> edited(std::vector<std::string> list, std::size_t step) {
    for (std::size_t i = 0; i < list.size(); i += step) list[i] = "other";
    return list;
}

TEST(StoryFinder, GivesUnlikeTextsStoriesOfTheirOwn) {
    StoryFinder finder;
    for (unsigned i = 0; i < 500; ++i) EXPECT_EQ(finder.add(sign(words(i, 100))), i);
}

TEST(StoryFinder, FindsAnEditedCopyAmongMany) {
    StoryFinder finder;
    for (unsigned i = 0; i < 3000; ++i) finder.add(sign(words(i, 150)));
    for (unsigned i = 0; i < 3000; i += 100) EXPECT_EQ(finder.add(sign(edited(words(i, 150), 12))), i);
}

TEST(StoryFinder, FindsAVersionCutToLength) {
    StoryFinder finder;
    std::vector<std::string> whole = words(7, 600);
    finder.add(sign(words(8, 300)));
    finder.add(sign(whole));
    whole.resize(260);
    EXPECT_EQ(finder.add(sign(whole)), 1U);
}

TEST(StoryFinder, TellsReportsOfOnePatternApartByTheirFigures) {
    const std::string pattern =
        "balances at the treasury rose to # million on # march from # million on # march with cash at # and notes at # the bank said";
    const auto report = [&](int first) {
        std::string text;
        for (const char c : pattern) text += c == '#' ? std::to_string(first += 17) : std::string(1, c);
        return sign_text("treasury balances", text);
    };
    StoryFinder finder;
    EXPECT_EQ(finder.add(report(100)), 0U);
    EXPECT_EQ(finder.add(report(505)), 1U);
    EXPECT_EQ(finder.add(report(100)), 0U);
}

TEST(StoryFinder, TellsReportsOfOnePatternApartByTheirDates) {
    const auto report = [](const std::string& today) {
        return sign_text("council leaves rates unchanged",
                         "the council of the central bank left its rates unchanged at the regular meeting on " + today +
                             " as most observers had expected a spokesman said after the meeting and added that no press conference "
                             "would be held because the council had dealt with nothing but routine business");
    };
    StoryFinder finder;
    EXPECT_EQ(finder.add(report("the fifth of march"), 19870305), 0U);
    EXPECT_EQ(finder.add(report("the nineteenth of march"), 19870319), 1U);
    EXPECT_EQ(finder.add(report("the nineteenth day of march"), 19870320), 1U);
    EXPECT_EQ(finder.add(report("the second of april"), 19870400), 0U) << "of two days one is not known";
}

TEST(StoryFinder, KeepsAReprintInItsStoryWheneverItComes) {
    StoryFinder finder;
    EXPECT_EQ(finder.add(sign(words(1, 200)), 19870305), 0U);
    EXPECT_EQ(finder.add(sign(words(1, 200)), 19970305), 0U);
    EXPECT_EQ(finder.add(sign(edited(words(1, 200), 10)), 20070305), 2U);
}

TEST(StoryFinder, TakesAHeadlineThatComesAgainLaterForAnotherStory) {
    StoryFinder finder;
    EXPECT_EQ(finder.add(sign_text("bank leaves credit policies unchanged", ""), 19870305), 0U);
    EXPECT_EQ(finder.add(sign_text("bank leaves credit policies unchanged", ""), 19870306), 0U);
    EXPECT_EQ(finder.add(sign_text("bank leaves credit policies unchanged", ""), 19870319), 2U);
}

TEST(StoryFinder, TakesATableForAnotherOneWhenItsFiguresChange) {
    StoryFinder finder;
    const std::string head = "copper futures at the exchange ",
                      figures = "may 6270 june 6281 july 6245 september 6265 december 6285 march 6340 ";
    EXPECT_EQ(finder.add(sign_text(head + "10:30", figures + "april 6400 august 6410 october 6420 november 6430")), 0U);
    EXPECT_EQ(finder.add(sign_text(head + "11:00", figures + "april 6405 august 6415 october 6425 november 6435")), 1U);
    EXPECT_EQ(finder.add(sign_text(head + "10:30", figures + "april 6400 august 6410 october 6420 november 6430")), 0U);
}

TEST(StoryFinder, JoinsThroughALaterForm) {
    StoryFinder finder;
    const std::vector<std::string> first = words(1, 200);
    EXPECT_EQ(finder.add(sign(first)), 0U);
    EXPECT_EQ(finder.add(sign(edited(first, 10))), 0U);
    EXPECT_EQ(finder.add(sign(edited(edited(first, 10), 9))), 0U);
}

TEST(StoryFinder, LeavesArticlesWithoutWordsAlone) {
    StoryFinder finder;
    EXPECT_EQ(finder.add(sign_text("", "")), 0U);
    EXPECT_EQ(finder.add(sign_text("", " - ")), 1U);
    EXPECT_EQ(finder.add(sign_text("one", "")), 2U);
    EXPECT_EQ(finder.add(sign_text("one", "")), 2U);
}

TEST(StoryFinder, GoesOnWhereAnotherEnded) {
    StoryFinder whole, part, second;
    std::vector<TextSignature> signatures;
    for (unsigned i = 0; i < 400; ++i) signatures.push_back(sign(edited(words(i % 150, 120), i < 150 ? 1000 : 15)));
    for (std::size_t i = 0; i < 200; ++i) part.add(signatures[i]);
    for (std::uint32_t i = 0; i < 200; ++i) second.restore(signatures[i], part.story(i));
    for (std::size_t i = 0; i < 400; ++i) {
        const std::uint32_t story = whole.add(signatures[i]);
        if (i < 200) continue;
        EXPECT_EQ(second.add(signatures[i]), story);
    }
}

TEST(TextSignature, PassesOverCaseMarksAndBlanksAlreadyFolded) {
    EXPECT_EQ(sign_text("a title", "one, two \u201Cthree\u201D - four").whole, sign_text("a title", "one  two\nthree four.").whole);
    EXPECT_NE(sign_text("", "one two").whole, sign_text("", "two one").whole);
}

TEST(TextSignature, TakesTheCharactersOfScriptsWithoutBlanksAsWords) {
    const Likeness likeness = compare(sign_text("", "\u7f8e\u56fd\u603b\u7edf\u5728\u767d\u5bab\u53d1\u8868\u8bb2\u8bdd"),
                                      sign_text("", "\u7f8e\u56fd\u603b\u7edf\u5728\u767d\u5bab\u53d1\u8868\u58f0\u660e"));
    EXPECT_GT(likeness.shared, 0.6);
    EXPECT_LT(likeness.shared, 1);
}

TEST(TextSignature, ComesBackFromItsBytes) {
    for (const std::size_t count : {0, 1, 20, 500}) {
        std::string bytes;
        const TextSignature signature = sign(words(3, count));
        write_signature(signature, bytes);
        const auto again = read_signature(bytes);
        ASSERT_TRUE(again);
        EXPECT_EQ(again->whole, signature.whole);
        EXPECT_EQ(again->shingles, signature.shingles);
        for (std::uint32_t i = 0; i < signature.count; ++i) {
            EXPECT_EQ(coarse(again->lowest[i]), coarse(signature.lowest[i]));
            if (i < entered_shingles) {
                EXPECT_EQ(again->lowest[i], signature.lowest[i]);
            }
        }
        bytes.push_back('x');
        EXPECT_FALSE(read_signature(bytes));
    }
    EXPECT_FALSE(read_signature("short"));
}

TEST(TextSignature, ComparesFromItsBytesAsBefore) {
    const TextSignature one = sign(words(3, 300)), other = sign(edited(words(3, 300), 9));
    std::string bytes;
    write_signature(other, bytes);
    const Likeness likeness = compare(one, other), again = compare(one, *read_signature(bytes));
    EXPECT_EQ(again.shared, likeness.shared);
    EXPECT_EQ(again.contained, likeness.contained);
    EXPECT_GT(likeness.shared, 0.5);
}

TEST(TextSignature, TellsDamagedBytesOrReadsWithinThem) {
    std::string bytes;
    write_signature(sign(words(3, 200)), bytes);
    for (std::size_t size = 0; size + 1 < bytes.size(); ++size) EXPECT_FALSE(read_signature(std::string_view(bytes).substr(0, size)));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(0xFF);
        const auto read = read_signature(damaged);
        EXPECT_TRUE(!read || read->count <= TextSignature::most);
    }
}

}  // namespace
}  // namespace dateline
