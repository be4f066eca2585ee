#include "indexer/reading/text_stream.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>

namespace dateline {

/// Turns another encoding into UTF-8 block by block; a character may be cut by the end of a block.
class TextStream::Decoder {
public:
    explicit Decoder(const std::string& encoding) {
        UErrorCode status = U_ZERO_ERROR;
        from_.reset(ucnv_open(encoding.c_str(), &status));
        to_.reset(ucnv_open("UTF-8", &status));
        known_ = U_SUCCESS(status) != 0;
    }
    [[nodiscard]] bool known() const { return known_; }

    void decode(std::string_view block, bool last, std::string& to) {
        to.clear();
        std::array<char, 8192> buffer{};
        const char* source = block.data();
        UErrorCode status = U_ZERO_ERROR;
        do {
            status = U_ZERO_ERROR;
            char* target = buffer.data();
            ucnv_convertEx(to_.get(), from_.get(), &target, buffer.data() + buffer.size(), &source, block.data() + block.size(),
                           pivot_.data(), &pivot_source_, &pivot_target_, pivot_.data() + pivot_.size(), false, last, &status);
            to.append(buffer.data(), target);
        } while (status == U_BUFFER_OVERFLOW_ERROR);
    }

private:
    struct Close {
        void operator()(UConverter* converter) const { ucnv_close(converter); }
    };
    std::unique_ptr<UConverter, Close> from_, to_;
    bool known_ = false;
    std::array<UChar, 2048> pivot_{};
    UChar* pivot_source_ = pivot_.data();
    UChar* pivot_target_ = pivot_.data();
};

TextStream::TextStream(ByteStream& bytes, std::string_view declared) : bytes_(bytes), encoding_(detect_encoding(bytes.first_block())) {
    if (!encoding_.wide && !declared.empty() && encoding_.mark_bytes == 0) {
        const std::string_view start = bytes.first_block();
        const bool ascii = std::none_of(start.begin(), start.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        const bool utf = ucnv_compareNames(std::string(declared).c_str(), "UTF-8") == 0 || declared.find("16") != std::string_view::npos;
        if (!utf && (ascii || encoding_.name != "UTF-8") && Decoder(std::string(declared)).known()) {
            encoding_.name = declared;
            encoding_.wide = true;
        }
    }
    if (encoding_.wide) decoder_ = std::make_unique<Decoder>(encoding_.name);
}

TextStream::~TextStream() = default;

bool TextStream::refill() {
    do {
        std::string_view block = bytes_.next();
        const bool ended = block.empty();
        if (!started_) block.remove_prefix(encoding_.mark_bytes);
        started_ = true;
        if (decoder_ != nullptr) {
            decoder_->decode(block, ended, decoded_);
            block_ = decoded_;
        } else {
            block_ = block;
        }
        if (ended) return !block_.empty();
    } while (block_.empty());
    return true;
}

bool TextStream::next_line(Line& line) {
    line_.clear();
    line = Line{};
    bool any = false;
    bool finished = false;
    while (!finished && (!block_.empty() || refill())) {
        any = true;
        const std::size_t end = block_.find('\n');
        finished = end != std::string_view::npos;
        const std::string_view part = block_.substr(0, end);
        line.too_long = line.too_long || line_.size() + part.size() > max_record_bytes;
        if (!line.too_long) line_ += part;
        line.bytes += part.size() + finished;
        block_.remove_prefix(part.size() + finished);
    }
    if (!any) return false;
    if (!line_.empty() && line_.back() == '\r') line_.pop_back();
    line.text = line_;
    line.number = ++number_;
    line.unfinished = !finished;
    return true;
}

bool TextStream::next_block(std::string_view& block) {
    if (block_.empty() && !refill()) return false;
    block = block_;
    block_ = {};
    return !block.empty();
}

bool TextStream::read_all(std::string& to) {
    to.clear();
    while (!block_.empty() || refill()) {
        if (to.size() + block_.size() > max_record_bytes) return false;
        to += block_;
        block_ = {};
    }
    return true;
}

}  // namespace dateline
