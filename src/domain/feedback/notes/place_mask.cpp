// Finds names by their letters and capitals: "Reading" is a place, and "reading" is not.
#include <muster/domain/feedback/place_mask.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

bool is_part_of_a_word(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         static_cast<unsigned char>(byte) >= 0x80;
}

bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  // What follows in bytes above ASCII is mostly punctuation: a curly apostrophe, a dash.
  const auto after = at + size;
  const bool letter_after =
      after < text.size() && is_part_of_a_word(text[after]) && static_cast<unsigned char>(text[after]) < 0x80;
  return !letter_after &&
         (at == 0 || !is_part_of_a_word(text[at - 1]) || static_cast<unsigned char>(text[at - 1]) >= 0x80);
}

}  // namespace

PlaceMask::PlaceMask(std::vector<std::string> names) : names_(std::move(names)) {
  constexpr std::size_t least = 4;
  std::erase_if(names_, [](const std::string& name) { return name.size() < least; });
  std::sort(names_.begin(), names_.end(), [](const std::string& left, const std::string& right) {
    return left.size() != right.size() ? left.size() > right.size() : left < right;
  });
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
}

std::string PlaceMask::masked(std::string_view text) const {
  std::string out(text);
  for (const auto& name : names_) {
    for (auto at = out.find(name); at != std::string::npos;) {
      if (!stands_alone(out, at, name.size())) {
        at = out.find(name, at + 1);
        continue;
      }
      out.replace(at, name.size(), "[…]");
      at = out.find(name, at);
    }
  }
  return out;
}

}  // namespace muster::feedback
