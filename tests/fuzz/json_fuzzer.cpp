// Whatever bytes are sent as JSON: a value within its limits that holds nothing a form could not, or a sentence.
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/json.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>

using muster::web::Json;

namespace {

void check_text(const std::string& text) {
  if (!muster::is_valid_text(text) || text.find('\r') != std::string::npos) std::abort();
}

std::size_t check(const Json& value, std::size_t depth) {
  if (depth > 32) std::abort();
  std::size_t count = 1;
  if (const auto* text = value.text()) check_text(*text);
  if (const auto* array = value.array())
    for (const auto& item : *array) count += check(item, depth + 1);
  if (const auto* members = value.object()) {
    std::set<std::string> names;
    for (const auto& [name, member] : *members) {
      check_text(name);
      if (!names.insert(name).second) std::abort();
      count += 1 + check(member, depth + 1);
    }
  }
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = muster::web::decode_json({reinterpret_cast<const char*>(data), size}, {32, 500});
  if (!read.ok()) {
    if (read.error().message.empty()) std::abort();
    return 0;
  }
  if (check(*read, 0) > 500) std::abort();
  return 0;
}
