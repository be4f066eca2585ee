#include "facets/tagger/lexicon.hpp"

#include <gtest/gtest.h>

#include "facets/error.hpp"
#include "facets/tagger/hashing.hpp"

namespace dateline::tagger {
namespace {

constexpr std::string_view table = "# a comment\nLondon\t17\t3\t5\t8\nNew York\t0\t0\t0\t16\nthe\t2\t1\t1\t0\n";

TEST(Lexicon, KnowsWordsAndPhrases) {
    const Lexicon lexicon = Lexicon::from_table(table);
    EXPECT_EQ(lexicon.find(hash_bytes("London")).cluster, 17);
    EXPECT_EQ(lexicon.find(hash_bytes("London")).lists, lists::city);
    EXPECT_EQ(lexicon.find(hash_bytes("the")).casing, 1);
    EXPECT_EQ(lexicon.find(hash_bytes("New")).lists, lists::starts_phrase);
    EXPECT_EQ(lexicon.find(phrase_hash(hash_bytes("New"), hash_bytes("York"))).lists, lists::region);
    EXPECT_EQ(lexicon.find(hash_bytes("Paris")).lists, 0);
}

TEST(Lexicon, ReadsBackWhatItWrote) {
    const Lexicon lexicon = Lexicon::from_table(table);
    const Lexicon again = Lexicon::read(lexicon.write());
    EXPECT_EQ(again.size(), lexicon.size());
    EXPECT_EQ(again.find(hash_bytes("London")).coarse, 3);
    EXPECT_EQ(again.write(), lexicon.write());
}

TEST(Lexicon, RejectsRowsAndBytesThatDoNotFit) {
    EXPECT_THROW((void)Lexicon::from_table("London\tmany\t0\t0\t0\n"), Error);
    EXPECT_THROW((void)Lexicon::from_table("London\t1\n"), Error);
    const std::string bytes = Lexicon::from_table(table).write();
    EXPECT_THROW((void)Lexicon::read(bytes.substr(0, bytes.size() - 1)), Error);
}

}  // namespace
}  // namespace dateline::tagger
