// The text is the report as programs read it: how a picture is drawn may change with the program, its figures may not.
#include "edition_print.hpp"

#include "edition_names.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/document/writers.hpp>

#include <map>
#include <utility>

namespace muster::report {
namespace {

using document::Block;
using document::Document;

constexpr std::size_t most_told = 5;

void tell_photographs(const std::vector<Block>& blocks, std::string& out) {
  for (const auto& block : blocks) {
    if (const auto* image = std::get_if<document::ImageBlock>(&block.content)) out += fingerprint(image->bytes) + "\n";
    if (const auto* pair = std::get_if<document::Pair>(&block.content)) {
      tell_photographs(pair->left, out);
      tell_photographs(pair->right, out);
    }
  }
}

std::string one_setting(Document document) {
  document.edition.clear();
  document.logo.reset();
  for (auto& table : document.workbook) document.blocks.push_back({std::move(table)});
  auto out = document::to_json(document);
  tell_photographs(document.blocks, out);
  return out;
}

class Lines {
 public:
  explicit Lines(const Document& document) { add(document.blocks); }

  [[nodiscard]] const std::vector<std::string>& all() const { return lines_; }

 private:
  void put(std::string line) {
    if (line.empty() || line.find(reference_mark) != std::string::npos) return;
    lines_.push_back(std::move(line));
  }
  void put(const document::Sentence& sentence) {
    std::string line;
    for (const auto& run : sentence) {
      if (run.note.empty())
        line += run.text;
      else
        put(run.note);
    }
    put(std::move(line));
  }
  void put(const document::TableBlock& table) {
    for (const auto& row : table.rows) {
      std::string line;
      for (const auto& cell : row) line += (line.empty() ? "" : " · ") + cell;
      put(std::move(line));
    }
  }
  void add(const std::vector<Block>& blocks) {
    for (const auto& block : blocks) {
      if (const auto* paragraph = std::get_if<document::Paragraph>(&block.content)) {
        if (paragraph->look != document::Paragraph::Look::quotation) put(paragraph->text);
      } else if (const auto* list = std::get_if<document::BulletList>(&block.content)) {
        for (const auto& item : list->items) put(item);
      } else if (const auto* figure = std::get_if<document::FigureBlock>(&block.content)) {
        put(figure->finding.empty() ? figure->picture.alternative : figure->finding);
      } else if (const auto* table = std::get_if<document::TableBlock>(&block.content)) {
        put(*table);
      } else if (const auto* pair = std::get_if<document::Pair>(&block.content)) {
        add(pair->left);
        add(pair->right);
      }
    }
  }

  std::vector<std::string> lines_;
};

/// What is in `now` more often than in `before`, in its order.
std::vector<std::string> missing_in(const std::vector<std::string>& before, const std::vector<std::string>& now) {
  std::map<std::string, int> stood;
  for (const auto& line : before) ++stood[line];
  std::vector<std::string> out;
  for (const auto& line : now) {
    if (auto& times = stood[line]; times > 0)
      --times;
    else
      out.push_back(line);
  }
  return out;
}

std::vector<std::string> chapters_of(const std::vector<Block>& blocks) {
  std::vector<std::string> out;
  for (const auto& block : blocks) {
    const auto* heading = std::get_if<document::Heading>(&block.content);
    if (heading != nullptr && heading->level == 1) out.push_back(heading->text);
  }
  return out;
}

void add_named(std::vector<std::string>& to, const std::string& words, std::vector<std::string> titles) {
  if (titles.empty()) return;
  for (auto& title : titles) title = "‘" + title + "’";
  to.push_back(words + listed(titles) + ".");
}

std::string in_one_line(std::string text) {
  for (auto& byte : text) {
    if (byte == '\n' || byte == '\r' || byte == '\t') byte = ' ';
  }
  return text;
}

}  // namespace

std::string print_told(const Document& pages, const Document& slides) {
  return one_setting(pages) + "\n" + one_setting(slides);
}

std::vector<std::string> print_changes(const Document& before, const Document& now) {
  std::vector<std::string> out;
  add_named(out, "New in it: ", missing_in(chapters_of(before.blocks), chapters_of(now.blocks)));
  add_named(out, "No longer in it: ", missing_in(chapters_of(now.blocks), chapters_of(before.blocks)));
  const Lines old_lines(before);
  const Lines new_lines(now);
  const auto came = missing_in(old_lines.all(), new_lines.all());
  const auto went = missing_in(new_lines.all(), old_lines.all());
  for (std::size_t at = 0; at < came.size() && at < most_told; ++at)
    out.push_back("It prints ‘" + in_one_line(came[at]) + "’, and did not before.");
  if (came.size() > most_told)
    out.push_back("And " + counted(static_cast<std::int64_t>(came.size() - most_told), "sentence or row more.",
                                   "sentences or rows more."));
  // What went is counted, and not said again: somebody may have taken it out because it told of a person.
  if (!went.empty())
    out.push_back(counted(static_cast<std::int64_t>(went.size()), "sentence or row that it printed before is gone.",
                          "sentences or rows that it printed before are gone."));
  return out;
}

}  // namespace muster::report
