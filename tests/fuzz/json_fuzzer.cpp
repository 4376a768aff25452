// Whatever bytes are sent as JSON: a value within its limits that holds nothing a form could not, and that is written
// as it was read; or a sentence.
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

bool is_same(const Json& left, const Json& right) {
  const auto *items = left.array(), *others = right.array();
  if (items != nullptr)
    return others != nullptr && std::equal(items->begin(), items->end(), others->begin(), others->end(), is_same);
  const auto *members = left.object(), *other_members = right.object();
  if (members != nullptr)
    return other_members != nullptr && std::equal(members->begin(), members->end(), other_members->begin(),
                                                  other_members->end(), [](const auto& one, const auto& other) {
                                                    return one.first == other.first &&
                                                           is_same(one.second, other.second);
                                                  });
  if (left.number() || right.number()) return left.number() == right.number();
  if (left.text() != nullptr) return right.text() != nullptr && *left.text() == *right.text();
  if (left.truth() != nullptr) return right.truth() != nullptr && *left.truth() == *right.truth();
  return left.is_null() && right.is_null();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = muster::web::decode_json({reinterpret_cast<const char*>(data), size}, {32, 500});
  if (!read.ok()) {
    if (read.error().message.empty()) std::abort();
    return 0;
  }
  if (check(*read, 0) > 500) std::abort();
  for (const unsigned indent : {0U, 2U}) {
    const auto again = muster::web::decode_json(muster::json_text(*read, indent), {32, 500});
    if (!again.ok() || !is_same(*again, *read)) std::abort();
  }
  return 0;
}
