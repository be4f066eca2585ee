#include "indexer/reading/web/warc_records.hpp"

#include <algorithm>
#include <charconv>

namespace dateline {
namespace {

constexpr std::string_view start = "WARC/";
constexpr std::string_view start_inside = "\nWARC/1.";
constexpr std::size_t longest_line = 256 * 1024;
constexpr std::size_t most_lines = 1000;

}  // namespace

/// Adds a block to the buffer; false at the end of the input.
bool WarcRecords::more() {
    const std::string_view block = bytes_.next();
    if (block.empty()) return false;
    buffer_.erase(0, at_);
    at_ = 0;
    buffer_ += block;
    read_ += block.size();
    return true;
}

/// Without its line break, and no more than longest_line of it; false at the end of the input.
bool WarcRecords::read_line(std::string& line) {
    line.clear();
    while (true) {
        const std::size_t end = buffer_.find('\n', at_);
        const std::size_t length = std::min(end, buffer_.size()) - at_;
        line.append(buffer_, at_, std::min(length, longest_line - std::min(longest_line, line.size())));
        at_ += length;
        if (end != std::string::npos) {
            ++at_;
            if (!line.empty() && line.back() == '\r') line.pop_back();
            return true;
        }
        if (!more()) return !line.empty();
    }
}

/// Passes blank lines; whether a record or the end of the input follows.
bool WarcRecords::at_record() {
    while (true) {
        at_ = std::min(buffer_.find_first_not_of("\r\n", at_), buffer_.size());
        if (buffer_.size() - at_ >= start.size()) return buffer_.compare(at_, start.size(), start) == 0;
        if (!more()) return at_ == buffer_.size();
    }
}

/// Goes on to the next line that begins a record.
void WarcRecords::find_record() {
    while (true) {
        const std::size_t found = buffer_.find(start_inside, at_);
        if (found != std::string::npos) {
            at_ = found + 1;
            return;
        }
        at_ = std::max(at_, buffer_.size() - std::min(buffer_.size(), start_inside.size()));
        if (!more()) {
            at_ = buffer_.size();
            return;
        }
    }
}

bool WarcRecords::read_header(WarcRecord& record, std::uint64_t& length) {
    std::string line;
    read_line(line);
    for (std::size_t lines = 0; read_line(line) && !line.empty(); ++lines) {
        if (lines < most_lines) record.fields.add_line(line);
    }
    const std::string_view written = record.fields.value("Content-Length");
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), length);
    if (error == std::errc{} && end == written.data() + written.size()) return true;
    record.wrong = written.empty() ? "the record has no Content-Length" : "the record's Content-Length is no number";
    return false;
}

void WarcRecords::read_block(std::uint64_t length, WarcRecord& record) {
    while (buffer_.size() - at_ < length && more()) {
    }
    const std::size_t begin = at_;
    const bool whole = buffer_.size() - at_ >= length;
    record.block.assign(buffer_, begin, static_cast<std::size_t>(length));
    at_ += record.block.size();
    if (whole && at_record()) return;
    // Where the length is too great, the next record stands inside this one.
    const std::size_t inside = record.block.find(start_inside);
    if (inside == std::string::npos && !whole) {
        record.wrong = "the record is cut short: it has " + std::to_string(record.block.size()) + " bytes of the " +
                       std::to_string(length) + " that its Content-Length says";
        return;
    }
    record.wrong = "the record's Content-Length (" + std::to_string(length) + ") is wrong: no record follows where it ends";
    if (inside == std::string::npos) return find_record();
    // The buffer's beginning may have been let go of meanwhile, so the block is put back, with what at_record() passed.
    buffer_.replace(0, at_, record.block.substr(inside + 1));
    at_ = 0;
}

void WarcRecords::pass_over(std::uint64_t length, WarcRecord& record) {
    record.too_long = true;
    while (true) {
        const auto here = static_cast<std::size_t>(std::min<std::uint64_t>(length, buffer_.size() - at_));
        const std::size_t inside = std::string_view(buffer_).substr(at_, here).find(start_inside);
        if (inside != std::string_view::npos) {
            at_ += inside + 1;
            record.wrong = "the record's Content-Length is wrong: another record begins before its end";
            return;
        }
        if (here == length) {
            at_ += here;
            return;
        }
        // The beginning of the next record may be cut by the end of the block.
        const std::size_t passed = here - std::min(here, start_inside.size());
        at_ += passed;
        length -= passed;
        if (more()) continue;
        at_ = buffer_.size();
        record.wrong = "the record is cut short: the file ends before the length that its Content-Length says";
        return;
    }
}

bool WarcRecords::next(WarcRecord& record) {
    record = WarcRecord{};
    const bool good = at_record();
    record.offset = offset();
    if (at_ >= buffer_.size()) return false;
    if (!good) {
        record.wrong = "no record begins here; expected a line with 'WARC/1.0' or the like";
        find_record();
    } else if (std::uint64_t length = 0; !read_header(record, length)) {
        if (!at_record()) find_record();
    } else if (length > most_bytes) {
        pass_over(length, record);
    } else {
        read_block(length, record);
    }
    record.bytes = static_cast<std::size_t>(offset() - std::min(offset(), record.offset));
    return true;
}

}  // namespace dateline
