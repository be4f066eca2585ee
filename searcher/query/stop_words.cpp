#include "searcher/query/stop_words.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

// Articles, pronouns, prepositions, conjunctions, auxiliaries and question words; no nouns, no full verbs. Sorted.
constexpr std::array<std::string_view, 132> stop_words = {
    "a",         "about",   "above",  "after",   "again",      "against", "all",   "also",   "am",      "among",  "an",    "and",
    "any",       "are",     "as",     "at",      "be",         "because", "been",  "being",  "between", "both",   "but",   "by",
    "can",       "cannot",  "could",  "did",     "do",         "does",    "doing", "during", "each",    "either", "else",  "ever",
    "every",     "few",     "for",    "from",    "further",    "had",     "has",   "have",   "having",  "he",     "her",   "here",
    "hers",      "herself", "him",    "himself", "his",        "how",     "i",     "if",     "in",      "into",   "is",    "it",
    "it's",      "its",     "itself", "just",    "may",        "me",      "might", "more",   "most",    "much",   "must",  "my",
    "myself",    "neither", "no",     "nor",     "not",        "of",      "on",    "onto",   "or",      "other",  "our",   "ours",
    "ourselves", "own",     "per",    "shall",   "she",        "should",  "since", "so",     "some",    "such",   "than",  "that",
    "the",       "their",   "theirs", "them",    "themselves", "then",    "there", "these",  "they",    "this",   "those", "though",
    "through",   "to",      "too",    "toward",  "upon",       "us",      "very",  "was",    "we",      "were",   "what",  "when",
    "where",     "whether", "which",  "while",   "who",        "whom",    "whose", "why",    "will",    "with",   "would", "you"};

static_assert(std::is_sorted(stop_words.begin(), stop_words.end()));

}  // namespace

bool is_stop_word(std::string_view word) {
    return std::binary_search(stop_words.begin(), stop_words.end(), word);
}

}  // namespace dateline
