#include <gtest/gtest.h>
#include <sys/resource.h>

#include <functional>

#include "indexer/reading/format.hpp"

// Under a sanitizer memory tells nothing; compilers say so in two ways.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define KEEPS_WHAT_IS_FREED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define KEEPS_WHAT_IS_FREED
#endif
#endif

namespace dateline {
namespace {

/// A file of many megabytes that is made while it is read.
class EndlessSource : public ByteSource {
public:
    EndlessSource(std::string head, std::function<std::string(std::size_t)> record, std::size_t bytes)
        : part_(std::move(head)), record_(std::move(record)), left_(bytes) {}

    std::size_t read(char* to, std::size_t capacity, std::string& /*error*/) override {
        if (at_ == part_.size()) {
            if (left_ == 0) return 0;
            part_ = record_(++number_);
            at_ = 0;
            left_ -= std::min(left_, part_.size());
        }
        const std::size_t length = part_.copy(to, capacity, at_);
        at_ += length;
        return length;
    }

private:
    std::string part_;
    std::function<std::string(std::size_t)> record_;
    std::size_t left_, at_ = 0, number_ = 0;
};

/// The ends of array and feed never come, so failures are no matter here.
struct CountingSink : Sink {
    void article(Article /*article*/) override { ++articles; }
    void failure(const std::string& /*place*/, const std::string& /*reason*/) override {}
    std::size_t articles = 0;
};

std::size_t most_memory() {
    struct rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

struct Kind {
    const char* format;
    std::string head;
    std::function<std::string(std::size_t)> record;
};

const std::string words(2000, 'w');

std::vector<Kind> kinds() {
    const auto number = [](std::size_t n) { return std::to_string(n); };
    return {{"json", "[{\"text\": \"first\"}", [=](std::size_t n) { return ",{\"id\": " + number(n) + ", \"text\": \"" + words + "\"}"; }},
            {"csv", "id,text\n", [=](std::size_t n) { return number(n) + ",\"" + words + "\n\"\n"; }},
            {"mbox", "",
             [](std::size_t /*n*/) {
                 return "From a@h Thu Mar 19 00:00:01 1987\nFrom: a@h\nSubject: s\nMIME-Version: 1.0\n\n" + words + "\n\n";
             }},
            {"feed", "<rss><channel>",
             [=](std::size_t n) { return "<item><guid>" + number(n) + "</guid><description>" + words + "</description></item>"; }},
            {"export", "HD   x\nWC   1 words\nPD   18 March 1987\n",
             [](std::size_t /*n*/) { return "LP   " + words + "\nAN   Document HRB0000019870318dj3i00001\nHD   x\n"; }},
            {"warc", "", [=](std::size_t n) {
                 const std::string block =
                     "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>" + words + " " + words + ".</p></body></html>";
                 return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: u" + number(n) +
                        "\r\nContent-Type: application/http\r\nContent-Length: " + number(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
             }}};
}

TEST(Memory, IsBoundedByOneArticleAndNotByTheFile) {
#ifdef KEEPS_WHAT_IS_FREED
    GTEST_SKIP() << "sanitizers keep what is freed";
#endif
    constexpr std::size_t file_bytes = 60U << 20U, most_growth = 12U << 20U;
    for (const Kind& kind : kinds()) {
        const std::size_t before = most_memory();
        ByteStream bytes(std::make_unique<EndlessSource>(kind.head, kind.record, file_bytes));
        CountingSink sink;
        const Format* format = find_format(kind.format);
        ASSERT_NE(format, nullptr);
        format->read(bytes, {"file", "file"}, sink);
        EXPECT_GT(sink.articles, file_bytes / 10'000) << kind.format;
        EXPECT_LT(most_memory() - before, most_growth) << kind.format;
    }
}

}  // namespace
}  // namespace dateline
