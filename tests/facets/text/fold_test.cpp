#include "facets/text/fold.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Fold, LowersAsciiLetters) {
    EXPECT_EQ(fold("The U.S. Dollar"), "the u.s. dollar");
}

TEST(Fold, DropsAccentsWhetherComposedOrNot) {
    EXPECT_EQ(fold("\u00c9cole"), "ecole");
    EXPECT_EQ(fold("E\u0301cole"), "ecole");
}

TEST(Fold, SpellsLettersThatDoNotDecompose) {
    EXPECT_EQ(fold("\u0141\u00f3d\u017a, \u00d8rsted, \u00c6gir, D\u0111"), "lodz, orsted, aegir, dd");
}

TEST(Fold, FoldsCaseBeyondAscii) {
    EXPECT_EQ(fold("\u041f\u0423\u0422\u0418\u041d Stra\u00dfe"), "\u043f\u0443\u0442\u0438\u043d strasse");
}

TEST(Fold, MakesTypographicApostrophesPlain) {
    EXPECT_EQ(fold("O\u2019Neill"), "o'neill");
}

TEST(Fold, GivesNothingForNothing) {
    EXPECT_EQ(fold(""), "");
}

TEST(FoldName, TakesHyphensForSpaces) {
    EXPECT_EQ(fold_name("Ban Ki-moon"), fold_name("BAN  KI MOON"));
}

TEST(FoldName, TakesApostrophesForNothing) {
    EXPECT_EQ(fold_name("O\u2019Neill's"), "oneills");
}

TEST(FoldName, IsEmptyWithoutLetters) {
    EXPECT_EQ(fold_name(" -- . "), "");
}

TEST(FoldName, KeepsOtherScripts) {
    EXPECT_EQ(fold_name("\u041f\u0443\u0442\u0438\u043d, \u0412."), "\u043f\u0443\u0442\u0438\u043d \u0432");
}

}  // namespace
}  // namespace dateline
