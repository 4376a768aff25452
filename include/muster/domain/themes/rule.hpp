#pragma once
// The words that a theme is known by, as somebody writes them: a small language over one text. docs/guide.md
// tells it.

#include <muster/kit/base/result.hpp>
#include <muster/kit/text/folded_texts.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::themes {

inline constexpr std::size_t longest_rule = 2000;  ///< bytes

/// `ofsted, "parent carer", lunch near queue, (late or rushed) and not train`.
struct Rule {
  enum class Kind {
    phrase,   ///< words one after the other in one sentence, in any form
    near,     ///< two phrases with at most `within` - 1 words between them, in one sentence, in any order
    all_of,   ///< and
    any_of,   ///< or, and a comma
    none_of,  ///< not: one child
  };
  Kind kind = Kind::any_of;
  std::string phrase;      ///< as typed; of the kind phrase
  bool beginning = false;  ///< the last word was written with a star: inspect*
  std::size_t within = 5;  ///< of the kind near
  std::vector<Rule> children;
  std::size_t offset = 0;  ///< in bytes of the text
  friend bool operator==(const Rule&, const Rule&) = default;
};

/// How many words may stand between two that are near, where the rule does not say: the second is at most the fifth.
inline constexpr std::size_t usual_distance = 5;

/// Reads a rule of at most 2,000 bytes. Errors: bad_input with line, column and caret; a rule that asks for nothing but
/// what an answer does not hold ("not lunch") is refused, for it would take everything else.
[[nodiscard]] Result<Rule> parse_rule(std::string_view text, std::string source = "the words");

/// Words of a text that a rule was met by.
struct MatchedWords {
  std::uint32_t first = 0;  ///< as FoldedWord::at
  std::uint32_t count = 1;
  friend bool operator==(const MatchedWords&, const MatchedWords&) = default;
};

/// A rule looked up once among the words of many texts. The texts must outlive it.
class BoundRule {
 public:
  BoundRule(const Rule& rule, const text::FoldedTexts& texts);
  /// The texts that meet it, ascending. Looks only at texts that hold one of its words.
  [[nodiscard]] std::vector<std::uint32_t> texts() const;
  [[nodiscard]] bool meets(std::size_t text) const;
  /// By which words a text meets it, in their order; empty where it does not.
  [[nodiscard]] std::vector<MatchedWords> words(std::size_t text) const;

 private:
  struct Node {
    Rule::Kind kind = Rule::Kind::any_of;
    std::vector<std::vector<std::uint32_t>> wanted;  ///< of a phrase: what may stand at each of its places
    std::vector<std::uint32_t> whole;                ///< and what stands for all of them: "coproduction"
    std::size_t within = usual_distance;
    std::vector<Node> children;
  };
  static Node bound(const Rule& rule, const text::FoldedTexts& texts);
  [[nodiscard]] std::vector<MatchedWords> places(const Node& node, std::size_t text) const;
  [[nodiscard]] bool meets(const Node& node, std::size_t text, std::vector<MatchedWords>* words) const;
  void add_texts(const Node& node, std::vector<std::uint32_t>& out) const;

  const text::FoldedTexts& texts_;
  Node root_;
};

}  // namespace muster::themes
