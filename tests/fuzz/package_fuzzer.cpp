// Any bytes as a whole workbook: a table or an error. Bytes that begin as a ZIP are one. Of others a sound ZIP is made,
// for its checksums would stop nearly all: a line "=PATH" begins a part, "=+PATH" one that is packed, and "=?PATH" one
// whose size is not what its heading says.
#include "kit/tabular/zip_by_hand.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "list_holds.hpp"

namespace {

std::string_view cut_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  const auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

std::vector<by_hand::Part> parts_in(std::string_view rest) {
  constexpr std::size_t most_parts = 40;
  constexpr std::uint32_t said_size = 100;
  std::vector<by_hand::Part> parts;
  while (!rest.empty()) {
    auto line = cut_line(rest);
    if (line.starts_with('=') && parts.size() < most_parts) {
      line.remove_prefix(1);
      auto& part = parts.emplace_back();
      part.deflated = line.starts_with('+');
      if (line.starts_with('?')) part.declared_size = said_size;
      if (part.deflated || part.declared_size) line.remove_prefix(1);
      part.name = line;
    } else if (!parts.empty()) {
      parts.back().content.append(line).append("\n");
    }
  }
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto workbook = bytes.starts_with("PK") ? std::string(bytes) : by_hand::zip(parts_in(bytes));
  muster::fuzz::require_list(workbook);
  muster::fuzz::require_table(workbook);
  return 0;
}
