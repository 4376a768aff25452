// Looks for the words of a rule: first which texts hold one of them at all, then where they stand.
#include <muster/domain/themes/rule.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::themes {
namespace {

using text::FoldedTexts;
using text::FoldedWord;

bool holds(const std::vector<std::uint32_t>& some, std::uint32_t key) {
  return std::find(some.begin(), some.end(), key) != some.end();
}

/// The end of the phrase whose words stand from `at` on in `row`, or 0: how many places it takes.
std::uint32_t phrase_width(std::span<const FoldedWord> row, std::size_t at,
                           const std::vector<std::vector<std::uint32_t>>& wanted) {
  auto place = row[at].at;
  const auto sentence = row[at].sentence;
  for (const auto& some : wanted) {
    bool found = false;
    while (at < row.size() && row[at].at < place) ++at;
    for (auto look = at; look < row.size() && row[look].at == place && row[look].sentence == sentence; ++look) {
      if (row[look].width == 1 && holds(some, row[look].key)) found = true;
    }
    if (!found) return 0;
    ++place;
  }
  return static_cast<std::uint32_t>(wanted.size());
}

void sort_once(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

BoundRule::BoundRule(const Rule& rule, const FoldedTexts& texts) : texts_(texts), root_(bound(rule, texts)) {}

BoundRule::Node BoundRule::bound(const Rule& rule, const FoldedTexts& texts) {
  Node node;
  node.kind = rule.kind;
  node.within = rule.within;
  if (rule.kind == Rule::Kind::phrase) {
    // "Ofsted" in small letters is meant too; only a short form in capitals is another word (SEND, IT).
    for (const auto key : texts.sought(rule.phrase)) node.wanted.push_back({key});
    if (rule.beginning && !node.wanted.empty()) {
      const auto space = rule.phrase.rfind(' ');
      node.wanted.back() = texts.beginning(rule.phrase.substr(space == std::string::npos ? 0 : space + 1));
    }
    if (node.wanted.size() > 1) {
      // "co-production" finds "coproduction" as well, and a single word the hyphenated one.
      std::string together;
      for (const char byte : rule.phrase) {
        if (byte != '-' && byte != ' ') together += byte;
      }
      if (rule.phrase.find('-') != std::string::npos) node.whole = texts.sought(together);
      if (node.whole.size() != 1) node.whole.clear();
    } else if (node.wanted.size() == 1) {
      node.whole = node.wanted.front();
    }
  }
  for (const auto& child : rule.children) node.children.push_back(bound(child, texts));
  return node;
}

std::vector<MatchedWords> BoundRule::places(const Node& node, std::size_t text) const {
  std::vector<MatchedWords> out;
  if (node.wanted.empty()) return out;
  const auto row = texts_.row(text);
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (holds(node.whole, row[at].key)) {
      out.push_back({row[at].at, row[at].width});
      continue;
    }
    if (row[at].width != 1 || !holds(node.wanted.front(), row[at].key)) continue;
    if (const auto width = phrase_width(row, at, node.wanted); width > 0) out.push_back({row[at].at, width});
  }
  return out;
}

bool BoundRule::meets(const Node& node, std::size_t text, std::vector<MatchedWords>* words) const {
  switch (node.kind) {
    case Rule::Kind::phrase: {
      const auto found = places(node, text);
      if (words != nullptr) words->insert(words->end(), found.begin(), found.end());
      return !found.empty();
    }
    case Rule::Kind::near: {
      const auto first = places(node.children.front(), text);
      const auto second = places(node.children.back(), text);
      if (first.empty() || second.empty()) return false;
      const auto row = texts_.row(text);
      const auto sentence_of = [&](const MatchedWords& at) {
        const auto* const word =
            std::lower_bound(row.data(), row.data() + row.size(), at.first,
                             [](const FoldedWord& each, std::uint32_t place) { return each.at < place; });
        return word->sentence;
      };
      bool any = false;
      for (const auto& one : first) {
        for (const auto& other : second) {
          const bool before = one.first <= other.first;
          const auto& left = before ? one : other;
          const auto& right = before ? other : one;
          if (right.first < left.first + left.count) continue;  // the same word is not near itself
          if (right.first - (left.first + left.count) + 1 > node.within) continue;
          if (sentence_of(left) != sentence_of(right)) continue;
          any = true;
          if (words != nullptr) {
            words->push_back(left);
            words->push_back(right);
          }
        }
      }
      return any;
    }
    case Rule::Kind::none_of:
      return !meets(node.children.front(), text, nullptr);
    case Rule::Kind::all_of:
      return std::all_of(node.children.begin(), node.children.end(),
                         [&](const Node& child) { return meets(child, text, words); });
    case Rule::Kind::any_of: {
      bool any = false;
      for (const auto& child : node.children) any = meets(child, text, words) || any;
      return any;
    }
  }
  return false;
}

void BoundRule::add_texts(const Node& node, std::vector<std::uint32_t>& out) const {
  const auto add = [&](const std::vector<std::uint32_t>& keys) {
    for (const auto key : keys) {
      const auto holders = texts_.texts_with(key);
      out.insert(out.end(), holders.begin(), holders.end());
    }
  };
  switch (node.kind) {
    case Rule::Kind::phrase: {
      if (node.wanted.empty()) return;
      // Its rarest word: the others must stand beside it.
      const auto frequency = [&](const std::vector<std::uint32_t>& keys) {
        std::size_t sum = 0;
        for (const auto key : keys) sum += texts_.texts_with(key).size();
        return sum;
      };
      add(*std::min_element(node.wanted.begin(), node.wanted.end(),
                            [&](const auto& left, const auto& right) { return frequency(left) < frequency(right); }));
      add(node.whole);
      return;
    }
    case Rule::Kind::near:
      add_texts(node.children.front(), out);
      return;
    case Rule::Kind::none_of:
      return;
    case Rule::Kind::all_of:
    case Rule::Kind::any_of:
      for (const auto& child : node.children) add_texts(child, out);
  }
}

std::vector<std::uint32_t> BoundRule::texts() const {
  std::vector<std::uint32_t> found;
  add_texts(root_, found);
  sort_once(found);
  std::erase_if(found, [&](std::uint32_t text) { return !meets(root_, text, nullptr); });
  return found;
}

bool BoundRule::meets(std::size_t text) const { return meets(root_, text, nullptr); }

std::vector<MatchedWords> BoundRule::words(std::size_t text) const {
  std::vector<MatchedWords> out;
  if (!meets(root_, text, &out)) return {};
  std::sort(out.begin(), out.end(), [](const MatchedWords& left, const MatchedWords& right) {
    return left.first != right.first ? left.first < right.first : left.count > right.count;
  });
  // Overlapping ones are one.
  std::vector<MatchedWords> merged;
  for (const auto& each : out) {
    if (!merged.empty() && each.first < merged.back().first + merged.back().count) {
      merged.back().count = std::max(merged.back().count, each.first + each.count - merged.back().first);
    } else {
      merged.push_back(each);
    }
  }
  return merged;
}

}  // namespace muster::themes
