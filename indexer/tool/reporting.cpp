#include "indexer/tool/reporting.hpp"

#include <array>
#include <cstdio>
#include <iostream>

#include "facets/text/utf8.hpp"

namespace dateline {

namespace {

constexpr double megabyte = 1e6;
/// Different notes; in a large archive of many kinds of trouble the rest is told by `--show` of each article.
constexpr std::size_t max_notes_shown = 100;

std::string fixed(double number, int decimals) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, number);
    return text.data();
}

std::string rate(std::uint64_t bytes, double seconds) {
    return fixed(seconds > 0 ? static_cast<double>(bytes) / megabyte / seconds : 0, 1) + " MB/s";
}

}  // namespace

std::string printable(const std::string& text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool is_control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
        const bool is_invalid = point.value == 0xFFFD && point.length == 1;
        for (std::size_t i = at; i < at + point.length; ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            if (is_control || is_invalid) {
                out += {'\\', 'x', digits[byte >> 4U], digits[byte & 0xFU]};
            } else {
                out.push_back(text[i]);
            }
        }
        at += point.length;
    }
    return out;
}

void Reporter::clear_line() {
    if (line_shown_) std::cerr << "\r\033[K";
    line_shown_ = false;
}

void Reporter::failure(const std::string& message) {
    clear_line();
    std::cerr << "dateline-index: failed: " << printable(message) << '\n';
}

void Reporter::note(const std::string& place, const std::string& note) {
    if (quiet_) return;
    const auto found = notes_.find(note);
    if (found != notes_.end()) {
        ++found->second;
    } else if (notes_.size() < max_notes_shown) {
        notes_.emplace(note, 1);
        clear_line();
        std::cerr << "dateline-index: note: " << printable(place) << ": " << printable(note) << '\n';
    }
}

void Reporter::progress(std::uint64_t articles, std::uint64_t bytes) {
    if (!progress_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - shown_ < std::chrono::milliseconds(200)) return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    clear_line();
    std::cerr << articles << " articles, " << fixed(static_cast<double>(bytes) / megabyte, 1) << " MB, " << rate(bytes, seconds)
              << std::flush;
    line_shown_ = true;
}

void Reporter::finish() {
    clear_line();
    for (const auto& [note, count] : notes_) {
        if (count > 1) std::cerr << "dateline-index: note: likewise for " << count - 1 << " more: " << printable(note) << '\n';
    }
}

std::string report_line(const IndexReport& report) {
    std::string line = std::to_string(report.read) + (report.read == 1 ? " article" : " articles") +
                       " read: " + std::to_string(report.added) + " added, " + std::to_string(report.replaced) + " replaced, " +
                       std::to_string(report.unchanged) + " unchanged, ";
    if (report.copies > 0) line += std::to_string(report.copies) + (report.copies == 1 ? " exact copy, " : " exact copies, ");
    if (report.skipped > 0) line += std::to_string(report.skipped) + " skipped, ";
    return line + std::to_string(report.failed) + " failed; " + fixed(report.seconds, 1) + " s, " + rate(report.bytes, report.seconds);
}

std::string stats_table(const ArchiveStats& stats) {
    std::string table;
    const auto row = [&table](const std::string& name, const std::string& value) {
        table += name + std::string(15 - name.size(), ' ') + value + '\n';
    };
    row("articles", std::to_string(stats.articles));
    if (stats.copies > 0) row("copies", std::to_string(stats.copies));
    row("persons", std::to_string(stats.persons));
    row("organizations", std::to_string(stats.organizations));
    row("places", std::to_string(stats.places));
    row("countries", std::to_string(stats.countries));
    row("topics", std::to_string(stats.topics));
    row("sources", std::to_string(stats.sources));
    row("languages", std::to_string(stats.languages));
    row("dates", stats.first_date.empty() ? "none" : stats.first_date + " to " + stats.last_date);
    row("segments", std::to_string(stats.segments));
    row("on disk", fixed(static_cast<double>(stats.bytes_on_disk) / megabyte, 1) + " MB");
    row("format", std::to_string(stats.format));
    return table;
}

}  // namespace dateline
