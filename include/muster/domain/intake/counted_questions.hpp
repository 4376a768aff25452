#pragma once
// Questions on which many rows hang: what is typed alike is asked once, and its rows are counted.

#include <muster/domain/intake/kind_service.hpp>
#include <muster/kit/base/number.hpp>

#include <string>
#include <unordered_map>
#include <vector>

namespace muster::intake {

class CountedQuestions {
 public:
  /// Counts a row for what is asked by `key`; where that is new, `make` says the question.
  template <class Make>
  void ask(const std::string& key, const Make& make) {
    const auto [found, fresh] = by_key_.emplace(key, questions_.size());
    if (fresh) {
      questions_.push_back(make());
      rows_.push_back(0);
    }
    ++rows_[found->second];
  }

  /// In the order in which they were first asked, each with the number of its rows as one more cell.
  [[nodiscard]] std::vector<Question> questions() const {
    auto all = questions_;
    for (std::size_t at = 0; at < all.size(); ++at) all[at].cells.push_back(grouped(rows_[at]));
    return all;
  }

 private:
  std::unordered_map<std::string, std::size_t> by_key_;
  std::vector<Question> questions_;
  std::vector<std::int64_t> rows_;
};

}  // namespace muster::intake
