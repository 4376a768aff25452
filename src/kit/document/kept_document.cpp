// One JSON object; each kind of block is written and read in one place, so that neither can forget a member.
#include <muster/kit/document/kept_document.hpp>

#include "base64.hpp"

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/json_reader.hpp>

#include <array>
#include <optional>

namespace muster::document {
namespace {

/// Reports of 100,000 answers hold some hundred thousand cells.
constexpr JsonLimits limits{64, 20'000'000};

/// Writes a value into a member, or reads it from there: the direction is one for a whole document.
class Keeping {
 public:
  Keeping() = default;
  explicit Keeping(const Json& from) : from_(&from) {}

  void part(const char* name, std::string& text) {
    if (from_ == nullptr) return add(name, Json(text));
    if (const auto* member = from_->find(name); member != nullptr && member->text() != nullptr)
      text = *member->text();
    else
      missed_ = true;
  }
  void part(const char* name, bool& truth) {
    if (from_ == nullptr) return add(name, Json(truth));
    if (const auto* member = from_->find(name); member != nullptr && member->truth() != nullptr)
      truth = *member->truth();
    else
      missed_ = true;
  }
  void part(const char* name, double& number) {
    if (from_ == nullptr) return add(name, Json(number));
    const auto* member = from_->find(name);
    const auto read = member == nullptr ? std::optional<double>() : member->number();
    if (read)
      number = *read;
    else
      missed_ = true;
  }
  /// One that is left out where it is empty, and that older documents do not have.
  void part_if_any(const char* name, std::string& text) {
    if (holds(name, !text.empty())) part(name, text);
  }
  /// Whether there is such a member to be kept or read.
  [[nodiscard]] bool holds(const char* name, bool any) const {
    return from_ != nullptr ? from_->find(name) != nullptr : any;
  }
  template <std::integral Number>
    requires(!std::same_as<Number, bool>)
  void part(const char* name, Number& number) {
    if (from_ == nullptr) return add(name, Json(static_cast<std::int64_t>(number)));
    if (const auto* member = from_->find(name); member != nullptr && member->whole() != nullptr)
      number = static_cast<Number>(*member->whole());
    else
      missed_ = true;
  }
  template <class Each, class Keep>
  void list(const char* name, std::vector<Each>& all, const Keep& keep) {
    if (from_ == nullptr) {
      Json::Array out;
      for (auto& each : all) {
        Keeping inner;
        keep(inner, each);
        out.push_back(inner.made());
      }
      return add(name, Json(std::move(out)));
    }
    const auto* member = from_->find(name);
    if (member == nullptr || member->array() == nullptr) {
      missed_ = true;
      return;
    }
    for (const auto& each : *member->array()) {
      Keeping inner(each);
      all.emplace_back();
      keep(inner, all.back());
      missed_ = missed_ || inner.missed_;
    }
  }
  void texts(const char* name, std::vector<std::string>& all) {
    if (from_ == nullptr) return add(name, Json(all));
    const auto* member = from_->find(name);
    if (member == nullptr || member->array() == nullptr) {
      missed_ = true;
      return;
    }
    for (const auto& each : *member->array()) {
      if (each.text() == nullptr)
        missed_ = true;
      else
        all.push_back(*each.text());
    }
  }

  [[nodiscard]] bool reads() const { return from_ != nullptr; }
  [[nodiscard]] bool missed() const { return missed_; }
  [[nodiscard]] Json made() { return Json(std::move(members_)); }

 private:
  void add(const char* name, Json value) { members_.emplace_back(name, std::move(value)); }
  const Json* from_ = nullptr;
  Json::Object members_;
  bool missed_ = false;
};

void keep(Keeping& in, std::vector<Block>& blocks, const char* name);

void keep_sentence(Keeping& in, const char* name, Sentence& sentence) {
  in.list(name, sentence, [](Keeping& run, Run& each) {
    run.part("text", each.text);
    run.part("strong", each.strong);
    run.part("emphasis", each.emphasis);
    run.part("link", each.link);
    if (run.holds("note", !each.note.empty())) keep_sentence(run, "note", each.note);
  });
}

void keep_picture(Keeping& in, draw::Picture& picture) {
  in.part("svg", picture.svg);
  in.part("width", picture.width);
  in.part("height", picture.height);
  in.part("alternative", picture.alternative);
}

void keep_pictures(Keeping& in, const char* name, std::vector<draw::Picture>& all) {
  in.list(name, all, [](Keeping& inner, draw::Picture& each) { keep_picture(inner, each); });
}

void keep(Keeping& in, Heading& heading) {
  in.part("level", heading.level);
  in.part("text", heading.text);
  in.part("anchor", heading.anchor);
  in.part("rank", heading.rank);
}

void keep(Keeping& in, Paragraph& paragraph) {
  keep_sentence(in, "text", paragraph.text);
  auto look = static_cast<int>(paragraph.look);
  in.part("look", look);
  paragraph.look = static_cast<Paragraph::Look>(look);
  in.part_if_any("finding", paragraph.quoted.finding);
  in.part_if_any("theme", paragraph.quoted.theme);
  in.part_if_any("base", paragraph.quoted.base);
}

void keep(Keeping& in, BulletList& list) {
  in.list("items", list.items, [](Keeping& item, Sentence& each) { keep_sentence(item, "text", each); });
  in.part("numbered", list.numbered);
}

void keep(Keeping& in, FigureBlock& figure) {
  in.part("number", figure.number);
  in.part("caption", figure.caption);
  in.part("base", figure.base);
  keep_picture(in, figure.picture);
  in.part("in_table", figure.in_table);
  in.part("finding", figure.finding);
}

void keep(Keeping& in, TableBlock& table) {
  in.part("number", table.number);
  in.part("caption", table.caption);
  in.part("base", table.base);
  in.texts("heading", table.heading);
  std::string figures;
  for (const bool each : table.figures) figures += each ? '1' : '0';
  in.part("figures", figures);
  if (in.reads()) {
    for (const char each : figures) table.figures.push_back(each == '1');
  }
  in.list("rows", table.rows, [](Keeping& row, std::vector<std::string>& cells) { row.texts("cells", cells); });
  in.part("total", table.total);
  in.part("folded", table.folded);
  keep_pictures(in, "bars", table.bars);
  in.part("printed", table.printed);
  keep_pictures(in, "marks", table.marks);
}

void keep(Keeping& in, ImageBlock& image) {
  auto bytes = in.reads() ? std::string() : base64(image.bytes);
  in.part("bytes", bytes);
  if (in.reads()) image.bytes = from_base64(bytes);
  in.part("media_type", image.media_type);
  in.part("width", image.width);
  in.part("height", image.height);
  in.part("alternative", image.alternative);
  in.part("caption", image.caption);
}

void keep(Keeping& /*in*/, Contents& /*contents*/) {}
void keep(Keeping& /*in*/, PageBreak& /*page_break*/) {}

void keep(Keeping& in, Pair& pair) {
  keep(in, pair.left, "left");
  keep(in, pair.right, "right");
  in.part("left_share", pair.left_share);
}

/// In the order of the variant.
constexpr std::array kinds{"heading",    "paragraph", "list", "figure", "table",
                           "page break", "contents",  "pair", "image"};
static_assert(kinds.size() == std::variant_size_v<decltype(Block::content)>);

template <std::size_t At = 0>
void begin_as(Block& block, std::string_view kind, bool& known) {
  if constexpr (At < kinds.size()) {
    if (kind != kinds.at(At)) return begin_as<At + 1>(block, kind, known);
    block.content.emplace<At>();
    known = true;
  }
}

void keep(Keeping& in, std::vector<Block>& blocks, const char* name) {
  bool all_known = true;
  in.list(name, blocks, [&](Keeping& inner, Block& block) {
    std::string kind = inner.reads() ? "" : kinds.at(block.content.index());
    inner.part("kind", kind);
    if (inner.reads()) {
      bool known = false;
      begin_as(block, kind, known);
      all_known = all_known && known;
    }
    std::visit([&](auto& content) { keep(inner, content); }, block.content);
  });
  if (!all_known) {
    std::string missing;
    in.part("", missing);  // no member has this name
  }
}

void keep(Keeping& in, Document& document) {
  in.part("title", document.title);
  in.part("subtitle", document.subtitle);
  in.part("programme", document.programme);
  in.part("edition", document.edition);
  in.part("language", document.language);
  keep(in, document.blocks, "blocks");
  in.list("workbook", document.workbook, [](Keeping& inner, TableBlock& table) { keep(inner, table); });
}

void each_cell_of(TableBlock& table, const std::function<void(std::string&)>& change) {
  for (auto& row : table.rows) {
    for (auto& cell : row) change(cell);
  }
}

void each_cell_in(std::vector<Block>& blocks, const std::function<void(std::string&)>& change) {
  for (auto& block : blocks) {
    if (auto* table = std::get_if<TableBlock>(&block.content)) each_cell_of(*table, change);
    if (auto* pair = std::get_if<Pair>(&block.content)) {
      each_cell_in(pair->left, change);
      each_cell_in(pair->right, change);
    }
  }
}

}  // namespace

std::string to_kept(const Document& document) {
  auto copy = document;
  Keeping out;
  keep(out, copy);
  return json_text(out.made());
}

Result<Document> from_kept(std::string_view kept) {
  MUSTER_TRY(json,
             read_json(kept, limits, [](std::string_view text) { return Result<std::string>(std::string(text)); }));
  Keeping in(json);
  Document out;
  keep(in, out);
  if (in.missed()) return unavailable("The kept document cannot be read.", "a member of a kept document is missing");
  return out;
}

void each_cell(Document& document, const std::function<void(std::string& cell)>& change) {
  each_cell_in(document.blocks, change);
  for (auto& table : document.workbook) each_cell_of(table, change);
}

}  // namespace muster::document
