#include "searcher/query/parser.hpp"

#include <gtest/gtest.h>

#include "facets/error.hpp"
#include "searcher/query/lexer.hpp"

namespace dateline {
namespace {

struct Reading {
    const char* query;
    const char* tree;
};

class Parser : public testing::TestWithParam<Reading> {};

TEST_P(Parser, ReadsTheQueryAsThisTree) {
    EXPECT_EQ(describe(parse_query(GetParam().query)), GetParam().tree) << GetParam().query;
}

INSTANTIATE_TEST_SUITE_P(Words, Parser,
                         testing::Values(Reading{"", "*"}, Reading{"  \t ", "*"}, Reading{"*", "*"}, Reading{"oil", "oil"},
                                         Reading{"Oil PRICES", "(group oil prices)"}, Reading{"Müller", "muller"},
                                         Reading{"U.S. economy", "(group u_s economy)"}, Reading{"AT&T", "at&t"},
                                         Reading{"O'Neill", "o'neill"}, Reading{"ice-cream", "ice_cream"}, Reading{"12:30", "12_30"},
                                         Reading{"1,000", "1,000"}, Reading{"http://example.org/x", "http_example_org_x"},
                                         Reading{"Iran: talks", "(group iran talks)"}, Reading{"oil — price ...", "(group oil price)"},
                                         Reading{"Iran - talks", "(group iran talks)"},
                                         Reading{"and or not near", "(group and or not near)"}, Reading{"diplom*", "diplom*"},
                                         Reading{"putni~", "putni~2"}, Reading{"Putni~1 vodka", "(group putni~1 vodka)"},
                                         Reading{"oil~", "oil~1"}, Reading{"a~b", "a_b"}, Reading{"C++", "c++"}, Reading{"日本", "日本"}));

INSTANTIATE_TEST_SUITE_P(Phrases, Parser,
                         testing::Values(Reading{"\"Crude Oil\"", "\"crude oil\""}, Reading{"“crude oil”", "\"crude oil\""},
                                         Reading{"\"AND\"", "\"and\""}, Reading{"\"person:putin\"", "\"person putin\""},
                                         Reading{"\"a \\\" b\"", "\"a b\""}, Reading{"oil\"price\"", "(group oil \"price\")"},
                                         Reading{"\"crude oil\"price", "(group \"crude oil\" price)"}));

INSTANTIATE_TEST_SUITE_P(Operators, Parser,
                         testing::Values(Reading{"+oil -price gas", "(group +oil -price gas)"},
                                         Reading{"oil NOT price", "(group oil -price)"}, Reading{"NOT oil", "(group -oil)"},
                                         Reading{"-oil", "(group -oil)"}, Reading{"+oil", "oil"},
                                         Reading{"-\"crude oil\"", "(group -\"crude oil\")"}, Reading{"a AND b", "(both a b)"},
                                         Reading{"a AND b AND c", "(both a b c)"}, Reading{"a OR b", "(either a b)"},
                                         Reading{"a b AND c d", "(both (group a b) (group c d))"},
                                         Reading{"a OR b AND c", "(either a (both b c))"},
                                         Reading{"(a OR b) AND c", "(both (either a b) c)"}, Reading{"a AND NOT b", "(both a (group -b))"},
                                         Reading{"a OR NOT b", "(either a (group -b))"}, Reading{"((a))", "a"},
                                         Reading{"x (a b)", "(group x (group a b))"}, Reading{"x -(a b)", "(group x -(group a b))"},
                                         Reading{"+(a OR b) c", "(group +(either a b) c)"}, Reading{"a(b)c", "(group a b c)"}));

INSTANTIATE_TEST_SUITE_P(Near, Parser,
                         testing::Values(Reading{"a NEAR b", "(near/10 a b)"}, Reading{"a NEAR/3 b", "(near/3 a b)"},
                                         Reading{"a NEAR/3 b NEAR/5 c", "(near/5 a b c)"},
                                         Reading{"x a NEAR/3 b y", "(group x (near/3 a b) y)"},
                                         Reading{"-a NEAR/2 b c", "(group -(near/2 a b) c)"},
                                         Reading{"\"a b\" NEAR/2 c*", "(near/2 \"a b\" c*)"}));

INSTANTIATE_TEST_SUITE_P(
    Filters, Parser,
    testing::Values(Reading{"person:putin", "[person:putin]"}, Reading{"person:\"Vladimir Putin\"", "[person:Vladimir Putin]"},
                    Reading{"person:putin|medvedev", "[person:putin|medvedev]"},
                    Reading{"person:\"Ban Ki-moon\"|putin", "[person:Ban Ki-moon|putin]"}, Reading{"person:\"a|b\"", "[person:a|b]"},
                    Reading{"Country:saudi-arabia oil", "(group [country:saudi-arabia] oil)"},
                    Reading{"organisation:nato", "[organization:nato]"},
                    Reading{"mentions:iran place:kiev source:reuters language:en topic:medtop:20000574",
                            "(group [mentions:iran] [place:kiev] [source:reuters] [language:en] [topic:medtop:20000574])"},
                    Reading{"-country:iran", "(group -[country:iran])"}, Reading{"(country:iran)", "[country:iran]"},
                    Reading{"country:iran OR oil", "(either [country:iran] oil)"}, Reading{"title:oil", "title:oil"},
                    Reading{"title:\"oil price\"", "title:\"oil price\""}, Reading{"title:pri*", "title:pri*"},
                    Reading{"title:a|b", "(either title:a title:b)"}, Reading{"date:2010", "[date:2010]"},
                    Reading{"date:2010-03..2010-04", "[date:2010-03..2010-04]"}, Reading{"date:2010..", "[date:2010..]"},
                    Reading{"date:..2010-03-18", "[date:..2010-03-18]"}, Reading{"date:2010|2012", "[date:2010|2012]"},
                    Reading{"date:2010..2010-03", "[date:2010..2010-03]"}));

struct Fault {
    const char* query;
    std::size_t position;
    const char* expected;  ///< part of the message
};

class ParserFaults : public testing::TestWithParam<Fault> {};

TEST_P(ParserFaults, NameThePlaceAndWhatWasExpected) {
    try {
        FAIL() << GetParam().query << " was read as " << describe(parse_query(GetParam().query));
    } catch (const QueryError& error) {
        EXPECT_EQ(error.position(), GetParam().position) << GetParam().query << ": " << error.what();
        EXPECT_NE(std::string(error.what()).find(GetParam().expected), std::string::npos) << error.what();
    }
}

INSTANTIATE_TEST_SUITE_P(
    Queries, ParserFaults,
    testing::Values(Fault{"oil \"price", 4, "never closed"}, Fault{"oil (price", 4, "expected ')'"}, Fault{"(", 0, "expected ')'"},
                    Fault{"oil) price", 3, "closes nothing"}, Fault{"oil ()", 4, "between the brackets"},
                    Fault{"\"\"", 0, "between the quotes"}, Fault{"oil AND", 4, "after 'AND'"}, Fault{"OR oil", 0, "first"},
                    Fault{"oil OR", 4, "after 'OR'"}, Fault{"oil AND OR gas", 4, "after 'AND'"}, Fault{"oil NOT", 4, "after 'NOT'"},
                    Fault{"oil -", 4, "after '-'"}, Fault{"(oil +)", 5, "after '+'"}, Fault{"NOT -oil", 4, "another operator"},
                    Fault{"persn:putin", 0, "'person:'"}, Fault{"oil contry:iran", 4, "'country:'"}, Fault{"foo:bar", 0, "is no filter"},
                    Fault{"person:", 0, "right after 'person:'"}, Fault{"person: putin", 0, "right after 'person:'"},
                    Fault{"person:a|", 8, "after '|'"}, Fault{"person:(a b)", 7, "a|b"}, Fault{"person:\"...\"", 7, "only punctuation"},
                    Fault{"date:yesterday", 5, "2010-03-18"}, Fault{"date:2010-13", 5, "2010-03-18"},
                    Fault{"date:2010-02-30", 5, "2010-03-18"}, Fault{"date:2011..2010", 5, "before it begins"},
                    Fault{"date:..", 5, "2010-03-18"}, Fault{"title:", 0, "a word or phrase"}, Fault{"a NEAR", 2, "after 'NEAR'"},
                    Fault{"NEAR/2 b", 0, "before 'NEAR/2'"}, Fault{"a NEAR/0 b", 7, "1 to 1000"}, Fault{"a NEAR/x b", 7, "1 to 1000"},
                    Fault{"a NEAR person:b", 2, "both sides"}, Fault{"dip*macy", 3, "end of a word"}, Fault{"...*", 0, "before '*'"},
                    Fault{"U.S.~", 0, "single word"}, Fault{"a|b", 1, "OR"}, Fault{"...", 0, "only punctuation"},
                    Fault{"oil AND ...", 8, "only punctuation"}, Fault{"oil \xFF", 4, "UTF-8"}));

TEST(ParserLimits, RefuseDeepNestingAndLongQueriesInsteadOfCrashing) {
    EXPECT_THROW(parse_query(std::string(50000, '(')), QueryError);
    EXPECT_THROW(parse_query(std::string(max_query_bytes + 1, 'a')), QueryError);
    EXPECT_NO_THROW(parse_query(std::string(50, '(') + "a" + std::string(50, ')')));
    std::string words;
    for (int i = 0; i < 10000; ++i) words += "w ";
    EXPECT_NO_THROW(parse_query(words));
}

TEST(ParserLimits, SurviveEveryPieceOfAQueryAndNoiseInIt) {
    const std::string query = "+oil -\"crude oil\" (a OR person:\"x y\"|z) NEAR/3 date:2010..2011-02 AND NOT title:pri* é“q”";
    for (std::size_t begin = 0; begin < query.size(); ++begin) {
        for (std::size_t size = 0; size <= query.size() - begin; ++size) {
            try {
                describe(parse_query(query.substr(begin, size)));
            } catch (const QueryError& error) {
                ASSERT_LE(error.position(), size);
            }
        }
    }
}

}  // namespace
}  // namespace dateline
