#include "facets/text/letter_case.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(LetterCase, OfCapitalsBecomesThatOfNames) {
    EXPECT_EQ(without_capitals("WASHINGTON"), "Washington");
    EXPECT_EQ(without_capitals("RIO DE JANEIRO"), "Rio de Janeiro");
    EXPECT_EQ(without_capitals("JOHN MCGEE III"), "John McGee III");
    EXPECT_EQ(without_capitals("SHAUGHNESSY O'NEILL-SMITH"), "Shaughnessy O'Neill-Smith");
    EXPECT_EQ(without_capitals("SÃO PAULO"), "São Paulo");
    EXPECT_EQ(without_capitals("VAN GOGH"), "Van Gogh");
}

TEST(LetterCase, StaysWhereItTellsSomething) {
    EXPECT_EQ(without_capitals("McGee"), "McGee");
    EXPECT_EQ(without_capitals("USA"), "USA");
    EXPECT_EQ(without_capitals("USSR", 5), "USSR");
    EXPECT_EQ(without_capitals("U.S. STEEL"), "U.S. Steel");
    EXPECT_EQ(without_capitals(""), "");
}

}  // namespace
}  // namespace dateline
