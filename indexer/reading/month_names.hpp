#pragma once

#include <string_view>

namespace dateline {

/// 1 to 12 for the name of a month or its common abbreviation in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Swedish, Norwegian, Danish, Finnish,
/// Hungarian, Romanian, Turkish, Russian, Ukrainian or Greek, in any case and form that dates are written in; 0 for another word. Thread-safe.
int month_number(std::string_view word);

}  // namespace dateline
