// Blanks travel with the part that they follow, but for those at the end of the text, which stay there.
#include "chunks.hpp"

#include <algorithm>

namespace muster::forms {

Chunks::Chunks(std::string_view text, const ReadText& read) {
  if (read.parts.empty()) {
    before_ = text;
    return;
  }
  before_ = text.substr(0, read.parts.front().part.begin);
  for (std::size_t at = 0; at < read.parts.size(); ++at) {
    const auto& part = read.parts[at].part;
    const auto next = at + 1 < read.parts.size() ? read.parts[at + 1].part.begin : text.size();
    all.push_back({std::string(text.substr(part.begin, part.end - part.begin)),
                   std::string(text.substr(part.end, next - part.end)), part.kind, part.key, false});
  }
  all.back().was_last = true;
  tail_ = all.back().gap;
}

std::size_t Chunks::place_of(std::string_view key) const {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Chunk& one) { return one.key == key; });
  return static_cast<std::size_t>(found - all.begin());
}

std::size_t Chunks::end_of_page(std::size_t at) const {
  auto end = at + 1;
  while (end < all.size() && all[end].kind != PartKind::page) ++end;
  return end;
}

void Chunks::move(std::size_t from, std::size_t to) {
  auto one = std::move(all[from]);
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(from));
  all.insert(all.begin() + static_cast<std::ptrdiff_t>(to), std::move(one));
}

void Chunks::add(std::size_t at, std::string content, PartKind kind) {
  all.insert(all.begin() + static_cast<std::ptrdiff_t>(at), {std::move(content), {}, kind, {}, false});
}

std::string Chunks::text() const {
  std::string out = before_;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const auto& one = all[at];
    out += one.content;
    if (at + 1 == all.size()) {
      out += tail_.empty() ? "\n" : tail_;
    } else if (one.was_last || one.gap.find('\n') == std::string::npos) {
      out += one.kind == PartKind::page ? "\n" : "\n\n";
    } else {
      out += one.gap;
    }
  }
  return out;
}

}  // namespace muster::forms
