#include "facets/tagger/crf_tagger.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "facets/error.hpp"
#include "facets/tagger/model.hpp"
#include "tests/cpu_time.hpp"

namespace dateline {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const MentionTagger& built_in() {
    static const auto tagger = make_crf_tagger();
    return *tagger;
}

/// The names found, as "P Ban Ki-moon" in reading order.
std::vector<std::string> names(const MentionTagger& tagger, std::string_view title, std::string_view text) {
    const ArticleTokens article{tokenize(title), tokenize(text)};
    std::vector<std::string> found;
    for (const TaggedSpan& span : tagger.tag(article)) {
        const Mention mention = make_mention(article, span, "");
        found.push_back(std::string(1, "PLOM"[static_cast<int>(span.kind)]) + " " + mention.text);
    }
    return found;
}

/// Checks the order and the bounds of everything found in a text.
void expect_sound(std::string_view text) {
    const ArticleTokens article{tokenize(""), tokenize(text)};
    std::uint32_t reached = 0;
    for (const TaggedSpan& span : built_in().tag(article)) {
        ASSERT_LE(reached, span.first);
        ASSERT_LT(span.first, span.last);
        ASSERT_LE(span.last, article.text.size());
        reached = span.last;
    }
}

TEST(CrfTagger, FindsPersonsPlacesAndOrganizations) {
    const auto found =
        names(built_in(), "", "President Boris Yeltsin met Helmut Kohl in Moscow on Friday. Yeltsin said the United Nations had agreed.");
    EXPECT_THAT(found, Contains("P Boris Yeltsin"));
    EXPECT_THAT(found, Contains("P Helmut Kohl"));
    EXPECT_THAT(found, Contains("L Moscow"));
    EXPECT_THAT(found, Contains("P Yeltsin"));
    EXPECT_THAT(found, Contains("O United Nations"));
}

TEST(CrfTagger, FindsNamesInHeadlinesOfCapitals) {
    const auto found = names(built_in(), "MANDELA MEETS DE KLERK IN PRETORIA",
                             "Nelson Mandela met F.W. de Klerk in Pretoria on Tuesday. Mandela was hopeful.");
    EXPECT_THAT(found, Contains("P MANDELA"));
    EXPECT_THAT(found, Contains("L PRETORIA"));
    EXPECT_THAT(found, Not(Contains(HasSubstr("MEETS"))));
}

TEST(CrfTagger, FindsNothingInNothing) {
    EXPECT_THAT(names(built_in(), "", ""), IsEmpty());
    EXPECT_THAT(names(built_in(), " \n ", "\n\n"), IsEmpty());
    EXPECT_THAT(names(built_in(), "", "no name at all, only words written small."), IsEmpty());
}

TEST(CrfTagger, StaysInsideHostileTexts) {
    std::string capitals, words, marks;
    for (int i = 0; i < 50000; ++i) {
        capitals += "A ";
        words += "Name" + std::to_string(i) + " ";
        marks += "((\u200b\u0301\xF0\x9F\x98\x80";
    }
    expect_sound(capitals);
    expect_sound(words);
    expect_sound(marks);
    expect_sound(std::string(1000000, 'X'));
}

TEST(CrfTagger, TakesTimeInProportionToTheText) {
    const auto seconds = [](int words) {
        std::string text;
        for (int i = 0; i < words; ++i) text += "Xq" + std::to_string(i * 7919LL % 100003) + " ";
        const ArticleTokens article{tokenize(""), tokenize(text)};
        const double start = cpu_seconds();
        (void)built_in().tag(article);
        return cpu_seconds() - start;
    };
    (void)seconds(40000);
    EXPECT_LT(seconds(400000), 30 * seconds(40000));
}

TEST(CrfTagger, GivesTheSameFromSeveralThreads) {
    const std::string text = "Kofi Annan flew from Geneva to Nairobi. Annan met Daniel arap Moi of Kenya.";
    const auto expected = names(built_in(), "Annan in Kenya", text);
    std::vector<std::vector<std::string>> found(4);
    std::vector<std::thread> threads;
    for (auto& one : found) {
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i) one = names(built_in(), "Annan in Kenya", text);
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const auto& one : found) EXPECT_EQ(one, expected);
}

TEST(CrfTagger, DoesNotDependOnWhatItTaggedBefore) {
    const auto fresh = make_crf_tagger();
    const std::string text = "Nokia of Finland hired Jorma Ollila in Helsinki.";
    const auto expected = names(*fresh, "", text);
    std::string many;
    for (int i = 0; i < 60000; ++i)
        many += "Word" + std::string(1, static_cast<char>('a' + i % 26)) + std::string(1, static_cast<char>('a' + i / 26 % 26)) +
                std::string(1, static_cast<char>('a' + i / 676 % 26)) + " ";
    (void)names(*fresh, "", many);
    EXPECT_EQ(names(*fresh, "", text), expected);
}

std::string error_of(std::string_view model) {
    try {
        (void)make_crf_tagger(model, "mine.tagger");
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(CrfTagger, NamesADamagedModelFile) {
    const std::string whole(built_in_tagger_model());
    EXPECT_EQ(error_of(whole), "");
    for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{30}, std::size_t{2000}, whole.size() - 1}) {
        EXPECT_THAT(error_of(whole.substr(0, size)), HasSubstr("mine.tagger")) << size;
    }
    std::string changed = whole;
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    EXPECT_THAT(error_of(changed), HasSubstr("checksum"));
    EXPECT_THAT(error_of("some other file"), HasSubstr("mine.tagger"));
}

TEST(WeightTable, FindsWhatWasPutInAndNothingElse) {
    tagger::WeightTable table(8);
    const auto feature = [](std::uint64_t i) { return i * 0x9E3779B97F4A7C15ULL; };
    for (std::uint64_t i = 1; i <= table.room(); ++i) table.insert(feature(i), {static_cast<std::int8_t>(i % 100)});
    const tagger::WeightTable again = tagger::WeightTable::read(table.write());
    for (std::uint64_t i = 1; i <= table.room(); ++i) {
        ASSERT_NE(again.find(feature(i)), nullptr) << i;
        EXPECT_EQ((*again.find(feature(i)))[0], static_cast<std::int8_t>(i % 100));
    }
    std::size_t mistaken = 0;
    for (std::uint64_t i = 1000; i < 3000; ++i) mistaken += again.find(feature(i)) != nullptr;
    EXPECT_LT(mistaken, 5U);
}

TEST(WeightTable, RefusesBytesThatDoNotFit) {
    tagger::WeightTable table(4);
    table.insert(12345, {});
    const std::string bytes = table.write();
    EXPECT_THROW((void)tagger::WeightTable::read(bytes.substr(0, bytes.size() - 1)), Error);
    EXPECT_THROW((void)tagger::WeightTable::read(bytes + "x"), Error);
    EXPECT_THROW((void)tagger::WeightTable::read(std::string("\x1e\0\0\0", 4)), Error);
    EXPECT_THROW((void)tagger::WeightTable::read(std::string("\x04\0\0\0", 4) + std::string(600, '\x01')),
                 Error);  // no place is empty: a search would not end
}

TEST(TaggerModel, ReadsBackWhatWasWritten) {
    const tagger::Model model = tagger::read_model(built_in_tagger_model(), "built in");
    EXPECT_EQ(tagger::write_model(model), built_in_tagger_model());
    EXPECT_THAT(model.provenance, HasSubstr("licence"));
}

}  // namespace
}  // namespace dateline
