// Holds every input to a second of processor time and to 200 MB more memory than there was before it: what takes more counts as broken. Linked into every fuzzer in place of the
// function that libFuzzer calls (`--wrap`), so that no fuzzer has to think of it. Memory is what is allocated, not what the process holds: the sanitizer keeps freed blocks for a while.

#include <sanitizer/allocator_interface.h>

#include <atomic>
#include <cmath>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>

extern "C" int __real_LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr double kMostSeconds = 1;
constexpr std::int64_t kMostGrowth = 200'000'000;

std::atomic<std::int64_t> allocated{0};
std::atomic<std::int64_t> most_allocated{kMostGrowth};

[[noreturn]] void broke(const char* what, double amount, const char* unit) {
    std::fprintf(stderr, "broken: an input took %.1f %s of %s\n", amount, unit, what);
    std::abort();
}

void count_allocated(const volatile void*, std::size_t size) {
    const std::int64_t now =
        allocated.fetch_add(static_cast<std::int64_t>(size), std::memory_order_relaxed) + static_cast<std::int64_t>(size);
    if (now <= most_allocated.load(std::memory_order_relaxed)) return;
    most_allocated = INT64_MAX;  // Saying so allocates too.
    broke("memory", kMostGrowth / 1e6, "MB or more");
}

void count_freed(const volatile void* block) {
    const auto size = __sanitizer_get_allocated_size(const_cast<const void*>(block));
    allocated.fetch_sub(static_cast<std::int64_t>(size), std::memory_order_relaxed);
}

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// How long the fuzzer is to run, by what it gets of the processor: other work on the machine takes nothing from it.
double seconds_to_run() {
    const char* text = std::getenv("FUZZ_SECONDS");
    return text != nullptr ? std::atof(text) : HUGE_VAL;
}

}  // namespace

extern "C" int __wrap_LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const int hooked = __sanitizer_install_malloc_and_free_hooks(count_allocated, count_freed);
    if (hooked == 0) broke("hooks", 0, "of the allocator");
    static const double end = seconds_to_run();
    static bool first = true;  // The first input loads the models and tables.
    most_allocated = first ? INT64_MAX : allocated + kMostGrowth;
    const double before = processor_seconds();
    const int result = __real_LLVMFuzzerTestOneInput(data, size);
    const double after = processor_seconds();
    if (!first && after - before > kMostSeconds) broke("processor time", after - before, "s");
    first = false;
    if (after > end) std::raise(SIGUSR1);  // libFuzzer then ends as it should.
    return result;
}
