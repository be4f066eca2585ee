#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace dateline {

/// Turns lines into answers on `jobs` threads, and hands the answers on in the order of the lines, each as soon as it and all before it are there. `next` gives
/// the next line, false when there is none; it and `take` are called on one thread at a time, `answer` on several at once. Only a few lines are read ahead.
/// The first exception of any of them comes out here, when all threads have stopped.
void answer_in_order(std::size_t jobs, const std::function<bool(std::string&)>& next,
                     const std::function<std::string(const std::string&)>& answer, const std::function<void(const std::string&)>& take);

}  // namespace dateline
