// Any bytes as a condition: refused with a place, or read, printed to the same condition again, bound and tried.

#include <muster/kit/query/filter.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace muster::query;
  static const std::vector<Field> fields{{"a", {"x", "y", "not"}, true, false, true},
                                         {"b", {"x", "y"}, false, true},
                                         {"n", {}, true, false, false, 1, 10},
                                         {"t", {}}};
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto filter = parse_filter(text, "fuzz");
  if (!filter.ok()) {
    if (filter.error().diagnostics.size() != 1) std::abort();
    (void)muster::render(filter.error().diagnostics.front(), text);
    return 0;
  }
  const auto printed = print_filter(*filter);
  const auto again = parse_filter(printed, "printed");
  if (printed.size() <= 4096 && (!again.ok() || !(*again == *filter))) std::abort();
  for (const auto& error : muster::query::bind(*filter, fields, text, "fuzz")) (void)muster::render(error, text);
  const bool holds = matches(*filter, {{"a", {"x"}}, {"n", {"5"}}, {"t", {"x"}}}, fields);
  const auto range = reach(*filter, fields);
  if (muster::query::bind(*filter, fields, text, "fuzz").empty() && holds && range == Possibility::never) std::abort();
  return 0;
}
