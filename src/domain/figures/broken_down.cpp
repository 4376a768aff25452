// Sums over blocks.

#include "broken_down.hpp"

#include <muster/domain/figures/counted_words.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/stats/partition.hpp>
#include <muster/kit/stats/share.hpp>
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace muster::figures {
namespace {

using feedback::Block;
using feedback::Breakdown;
using feedback::CutUse;
using forms::Question;
using forms::QuestionKind;

/// Levels by their names.
struct NamedLevels {
  std::vector<std::string> codes;
  std::vector<std::string> labels;  ///< with "no answer" last
  bool no_answer = false;
  bool not_asked = false;
  bool outside = true;  ///< no level of them stands on a scale
  [[nodiscard]] std::string label() const { return listed(labels, " or "); }
};

/// `always_answered`: nobody can stand with those who gave no answer.
NamedLevels named(const Question& question, const feedback::Levels& levels, bool always_answered) {
  NamedLevels out;
  for (const auto& option : question.options) {
    if (std::find(levels.begin(), levels.end(), option.code) == levels.end()) continue;
    out.labels.push_back(option.label);
    out.codes.push_back(option.code);
    out.outside = out.outside && option.beside;
  }
  out.no_answer = !always_answered && std::find(levels.begin(), levels.end(), feedback::Level()) != levels.end();
  if (out.no_answer) out.labels.emplace_back(out.labels.empty() ? "No answer" : "no answer");
  out.not_asked = std::find(levels.begin(), levels.end(), feedback::not_asked_level) != levels.end();
  if (out.not_asked) out.labels.emplace_back(out.labels.empty() ? "Not asked" : "not asked");
  return out;
}

/// Whether codes are numbers without a gap.
bool follow_one_another(const std::vector<std::string>& codes) {
  for (std::size_t at = 0; at < codes.size(); ++at) {
    const auto number = parse_integer(codes[at]);
    const auto before = at == 0 ? std::nullopt : parse_integer(codes[at - 1]);
    if (!number || (at > 0 && (!before || *number != *before + 1))) return false;
  }
  return true;
}

/// Steps of a scale of numbers are named by their ends: "0 to 6".
void name_by_ends(const Question& question, NamedLevels& names) {
  const auto steps = static_cast<std::ptrdiff_t>(names.codes.size());
  if (!question.numbered || steps < 3 || !follow_one_another(names.codes)) return;
  auto& labels = names.labels;
  labels.front() += " to " + labels[static_cast<std::size_t>(steps) - 1];
  labels.erase(labels.begin() + 1, labels.begin() + steps);
}

std::int64_t people_in(const std::map<Block, std::int64_t>& people, const std::set<Block>& blocks) {
  std::int64_t sum = 0;
  for (const auto& block : blocks) {
    if (const auto found = people.find(block); found != people.end()) sum += found->second;
  }
  return sum;
}

/// That nobody is without an answer is told by everybody's figures.
feedback::Levels without_no_answer(feedback::Levels levels) {
  std::erase(levels, feedback::Level());
  return levels;
}

std::string why_not(const CutFigures& cut, CutUse use, std::int64_t threshold) {
  const auto least = in_words(threshold);
  if (use == CutUse::one_group)
    return "Too few people answered to make two groups of " + least + " or more of “" + cut.label + "”.";
  return "Together with what stands before it, it would leave groups of fewer than " + least + ".";
}

/// Of what everybody's words are counted of, too: nothing that is hidden, and no name.
std::vector<text::WordCount> counted_words(const Question& question, const query::Column& written,
                                           const query::RowSet& people, const text::WordRules& list,
                                           const Texts& looked) {
  if (question.kind == QuestionKind::words) {
    std::vector<std::vector<std::string>> entries;
    people.each([&](std::size_t row) { entries.push_back(entries_without_names(written.read(row), looked)); });
    return count_by_list(std::move(entries), list);
  }
  std::vector<std::string> texts;
  people.each([&](std::size_t row) {
    written.each_id(row, [&](std::uint32_t id) {
      texts.push_back(feedback::told_part(question.code, std::string(written.value(id)), looked.looks, looked.marks));
    });
  });
  return text::count_words(texts, list);
}

/// What was written to a question.
const query::Column& texts_of(const Question& question, const AnswerColumns& all) {
  const auto& columns = all.of(question.code);
  return question.has_options() ? columns.texts : columns.values;
}

/// Words, by key, that enough people said and did not say in every block.
class WordTable {
 public:
  WordTable(const Question& question, const BrokenAnswers& answers) {
    const auto& input = answers.input;
    const auto& blocks = answers.rows;
    if (answers.breakdown.grown && input.rules.time) return;
    const auto list = for_groups(input.word_list);
    std::map<std::string, std::map<Block, WordFigures>> counts;
    for (const auto& [block, people] : blocks) {
      for (auto& count : counted_words(question, texts_of(question, answers.all), people, list, answers.texts)) {
        const auto key = count.key;
        counts[key][block] = {std::move(count.word), count.people, count.times, std::move(count.key)};
      }
    }
    std::vector<std::string> all;
    std::vector<stats::Ticks> ticks;
    for (const auto& [block, people] : blocks) ticks.push_back({people.count(), {}});
    for (const auto& [key, per_block] : counts) {
      if (per_block.size() < blocks.size()) continue;  // nobody in some block said it
      all.push_back(key);
      std::size_t at = 0;
      for (const auto& [block, people] : blocks) ticks[at++].options.push_back(per_block.at(block).people);
    }
    for (const auto at : stats::showable_ticks(ticks, static_cast<std::int64_t>(input.form->suppress_below)))
      shown_.emplace(all[at], std::move(counts[all[at]]));
  }

  [[nodiscard]] std::vector<WordFigures> in(const std::set<Block>& blocks) const {
    std::vector<WordFigures> out;
    for (const auto& [key, per_block] : shown_) {
      WordFigures sum{form_of(per_block), 0, 0, key};
      for (const auto& [block, figures] : per_block) {
        if (!blocks.contains(block)) continue;
        sum.people += figures.people;
      }
      sum.times = sum.people;  // one person may have used it often
      if (sum.people > 0) out.push_back(sum);
    }
    std::sort(out.begin(), out.end(), [](const WordFigures& left, const WordFigures& right) {
      return left.people != right.people ? left.people > right.people : left.word < right.word;
    });
    return out;
  }
  [[nodiscard]] bool empty() const { return shown_.empty(); }

 private:
  /// One for all groups, so that it tells of none of them: the form of the blocks in which most people say the word.
  [[nodiscard]] static std::string form_of(const std::map<Block, WordFigures>& per_block) {
    std::map<std::string, std::int64_t> people;
    for (const auto& [block, figures] : per_block) people[figures.word] += figures.people;
    return std::ranges::max_element(people, {}, [](const auto& form) { return form.second; })->first;
  }

  std::map<std::string, std::map<Block, WordFigures>> shown_;
};

std::optional<double> mean_in(const Question& question, const BrokenAnswers& answers, const std::set<Block>& blocks) {
  const auto& written = texts_of(question, answers.all);
  query::RowSet in(answers.all.rows(), false);
  for (const auto& [block, people] : answers.rows) {
    if (blocks.contains(block)) in |= people;
  }
  double sum = 0;
  std::int64_t people = 0;
  in.each([&](std::size_t row) {
    const auto texts = written.read(row);
    const auto number = texts.empty() ? std::nullopt : parse_decimal(texts.front());
    if (!number) return;
    sum += *number;
    ++people;
  });
  if (people == 0) return std::nullopt;
  return std::round(sum / static_cast<double>(people) * 10) / 10;
}

/// Those of the blocks who stand in a class by themselves because they were not asked.
std::int64_t not_asked_in(const feedback::ClassTable& table, const std::set<Block>& blocks) {
  const auto found = std::find(table.classes.begin(), table.classes.end(), feedback::Levels{feedback::not_asked_level});
  if (found == table.classes.end()) return 0;
  const auto at = static_cast<std::size_t>(found - table.classes.begin());
  std::int64_t sum = 0;
  for (const auto& [block, counts] : table.people) {
    if (blocks.contains(block)) sum += counts[at];
  }
  return sum;
}

std::vector<ClassFigures> classes_in(const Question& question, const feedback::ClassTable& table,
                                     const std::set<Block>& blocks, std::int64_t people) {
  std::vector<ClassFigures> out;
  for (std::size_t at = 0; at < table.classes.size(); ++at) {
    if (table.classes[at] == feedback::Levels{feedback::not_asked_level}) continue;
    ClassFigures figures;
    auto names = named(question, table.classes[at], question.required && !question.ask_if);
    name_by_ends(question, names);
    figures.label = names.label();
    figures.no_answer = names.no_answer;
    figures.not_asked = names.not_asked;
    figures.outside = names.outside;
    figures.codes = std::move(names.codes);
    std::int64_t count = 0;
    for (const auto& [block, counts] : table.people) {
      if (blocks.contains(block)) count += counts[at];
    }
    figures.figure.people = count;
    figures.figure.share = stats::share(count, people);
    figures.figure.interval = stats::wilson(count, people);
    out.push_back(std::move(figures));
  }
  // A class whose only level nobody can be in, because the question must be answered, is none.
  std::erase_if(out, [](const ClassFigures& figures) {
    return figures.codes.empty() && !figures.no_answer && !figures.not_asked;
  });
  return out;
}

}  // namespace

RowsByBlock rows_by_block(const AnswerColumns& all, const Breakdown& breakdown) {
  const feedback::BlockFinder finder(breakdown.cuts);
  std::vector<const Question*> cuts;
  for (const auto& cut : breakdown.cuts) {
    if (const auto* question = all.form().question(cut.question)) cuts.push_back(question);
  }
  RowsByBlock out;
  for (std::size_t row = 0; row < all.rows(); ++row) {
    const auto found = out.try_emplace(finder.of(all.answers(row, cuts)), all.rows(), false).first;
    found->second.add(row);
  }
  return out;
}

std::vector<CutFigures> cut_figures(const AnswerColumns& all, const Breakdown& breakdown) {
  const auto& form = all.form();
  std::vector<CutFigures> out;
  std::size_t used = 0;
  for (const auto& cut : breakdown.cuts) {
    const auto* question = form.question(cut.question);
    if (question == nullptr) continue;
    CutFigures figures{cut.question, question->label, {}, {}};
    const auto& columns = all.of(cut.question);
    const bool everybody_answered =
        (columns.values.answered() | columns.answered).count() == static_cast<std::int64_t>(all.rows());
    if (cut.use != CutUse::used) {
      figures.why_not = why_not(figures, cut.use, static_cast<std::int64_t>(form.suppress_below));
    } else {
      for (std::size_t at = 0; at < cut.groups.size(); ++at) {
        CutGroup group;
        auto names = named(*question, everybody_answered ? without_no_answer(cut.groups[at]) : cut.groups[at],
                           everybody_answered);
        if (names.labels.empty()) names.labels.emplace_back("No answer");
        group.label = names.label();
        group.no_answer = names.no_answer;
        group.codes = std::move(names.codes);
        group.made_of = std::move(names.labels);
        for (const auto& [block, people] : breakdown.people) {
          if (block[used] == at) group.people += people;
        }
        figures.groups.push_back(std::move(group));
      }
      ++used;
    }
    out.push_back(std::move(figures));
  }
  return out;
}

std::vector<CutBlocks> groups_of_cuts(const std::vector<CutFigures>& cuts, const Breakdown& breakdown) {
  std::vector<CutBlocks> out;
  std::size_t used = 0;
  for (const auto& cut : cuts) {
    if (cut.groups.empty()) continue;
    CutBlocks groups{cut.code, {}};
    for (std::size_t at = 0; at < cut.groups.size(); ++at) {
      BlockGroup group{cut.groups[at].label, {}};
      for (const auto& [block, people] : breakdown.people) {
        if (block[used] == at) group.blocks.insert(block);
      }
      groups.groups.push_back(std::move(group));
    }
    ++used;
    out.push_back(std::move(groups));
  }
  return out;
}

std::vector<QuestionBreakdown> broken_down(const Question& question, const BrokenAnswers& answers,
                                           const std::vector<CutBlocks>& cuts) {
  const auto& breakdown = answers.breakdown;
  const auto table = breakdown.tables.find(question.code);
  const bool words = question.kind == QuestionKind::words || question.cloud != forms::Cloud::none;
  const std::optional<WordTable> said =
      words ? std::optional<WordTable>(std::in_place, question, answers) : std::nullopt;
  if (table == breakdown.tables.end() && (!said || said->empty())) return {};
  const auto figures_of = [&](const BlockGroup& group) {
    GroupFigures figures;
    figures.label = group.label;
    figures.people = people_in(breakdown.people, group.blocks);
    if (table != breakdown.tables.end() && question.kind == QuestionKind::number) {
      figures.mean = mean_in(question, answers, group.blocks);
    } else if (table != breakdown.tables.end()) {
      figures.people -= not_asked_in(table->second, group.blocks);
      figures.classes = classes_in(question, table->second, group.blocks, figures.people);
    }
    if (said) figures.words = said->in(group.blocks);
    return figures;
  };
  BlockGroup all{"Everybody", {}};
  for (const auto& [block, people] : breakdown.people) all.blocks.insert(block);
  std::vector<QuestionBreakdown> out;
  for (const auto& cut : cuts) {
    QuestionBreakdown broken{cut.cut, {}, figures_of(all)};
    for (const auto& group : cut.groups) broken.groups.push_back(figures_of(group));
    out.push_back(std::move(broken));
  }
  return out;
}

std::vector<std::vector<WordFigures>> words_of_blocks(const Question& question, const BrokenAnswers& answers,
                                                      const std::vector<std::set<Block>>& groups) {
  const WordTable said(question, answers);
  std::vector<std::vector<WordFigures>> out;
  for (const auto& blocks : groups) out.push_back(said.in(blocks));
  return out;
}

}  // namespace muster::figures
