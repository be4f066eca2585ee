#include "facets/tagger/blocks.hpp"

#include <algorithm>

namespace dateline::tagger {
namespace {

constexpr std::uint32_t longest_sentence = 1000;
constexpr std::size_t longest_block = 16000;

}  // namespace

std::vector<Block> cut_into_blocks(const ArticleTokens& article) {
    std::vector<Block> blocks;
    std::size_t size = longest_block;
    for (const Field field : {Field::title, Field::text}) {
        for (const Sentence& sentence : article.field(field).sentences) {
            for (std::uint32_t first = sentence.first; first < sentence.last; first += longest_sentence) {
                const std::uint32_t last = std::min(sentence.last, first + longest_sentence);
                if (size >= longest_block) {
                    blocks.emplace_back();
                    size = 0;
                }
                blocks.back().push_back({field, {first, last}});
                size += last - first;
            }
        }
    }
    return blocks;
}

}  // namespace dateline::tagger
