#pragma once
// Which question the heading of a column names, and which part of it.

#include <muster/domain/forms/form.hpp>

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace muster::feedback {

struct HeadingMatch {
  const forms::Question* question = nullptr;  ///< nullptr where no question has these words
  std::string part;                           ///< of the question; empty where the column is all of it
};

class HeadingIndex {
 public:
  explicit HeadingIndex(const forms::Form& form);
  [[nodiscard]] HeadingMatch match(std::string_view heading) const;
  /// The comment on `question` that has these words, or nullptr.
  [[nodiscard]] const forms::Question* comment_on(const forms::Question& question, std::string_view heading) const;

 private:
  /// The statement or comment that is called `part` below `title`, or nullptr.
  [[nodiscard]] const forms::Question* below(std::string_view title, std::string_view part) const;
  [[nodiscard]] const forms::Question* named(std::string_view name) const;
  [[nodiscard]] HeadingMatch match_parts(std::string_view heading) const;

  /// Words that stand for several questions ("Why?") name none by themselves.
  std::map<std::string, const forms::Question*> by_name_;
  /// Statements below their grid's heading and comments below their question's, by both.
  std::map<std::pair<std::string, std::string>, const forms::Question*> by_two_names_;
  std::map<std::pair<std::string, std::string>, const forms::Question*> comments_;  ///< by what they are on
};

}  // namespace muster::feedback
