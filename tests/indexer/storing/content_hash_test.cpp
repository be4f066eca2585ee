#include "indexer/storing/content_hash.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace dateline {
namespace {

std::string hash_of(const std::vector<std::string>& strings) {
    ContentHash hash;
    for (const std::string& string : strings) hash.add(string);
    return hash.digest();
}

TEST(ContentHash, IsTheSameForTheSameStrings) {
    EXPECT_EQ(hash_of({"one", "two and more than eight bytes"}), hash_of({"one", "two and more than eight bytes"}));
    EXPECT_EQ(hash_of({}).size(), 16U);
}

TEST(ContentHash, TellsWhereOneStringEndsAndTheNextBegins) {
    EXPECT_NE(hash_of({"ab", "c"}), hash_of({"a", "bc"}));
    EXPECT_NE(hash_of({"abc"}), hash_of({"abc", ""}));
    EXPECT_NE(hash_of({std::string(1, '\0')}), hash_of({std::string(2, '\0')}));
}

TEST(ContentHash, DiffersForEveryByteThatDiffers) {
    const std::string text(100, 'x');
    std::set<std::string> seen = {hash_of({text})};
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            std::string other = text;
            other[at] = static_cast<char>(other[at] ^ (1U << bit));
            EXPECT_TRUE(seen.insert(hash_of({other})).second) << at << ' ' << bit;
        }
    }
}

TEST(ContentHash, DoesNotChangeFromVersionToVersion) {
    // Databases hold it: another value would index every archive again.
    std::string hexadecimal;
    for (const char byte : hash_of({"Dateline", ""})) {
        constexpr const char* digits = "0123456789abcdef";
        hexadecimal += digits[static_cast<unsigned char>(byte) >> 4U];
        hexadecimal += digits[static_cast<unsigned char>(byte) & 0xFU];
    }
    EXPECT_EQ(hexadecimal, "1e7724650b17bca04b6b5dd821695cf2");
}

}  // namespace
}  // namespace dateline
