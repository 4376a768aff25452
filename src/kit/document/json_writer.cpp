// The document as JSON: what a program needs to set the report its own way, figures and words as they are printed.
#include <muster/kit/base/json.hpp>
#include <muster/kit/document/writers.hpp>

namespace muster::document {
namespace {

Json blocks_json(const std::vector<Block>& blocks);

Json sentence_json(const Sentence& sentence) {
  return json_array(sentence, [](const Run& run) {
    return json_object({{"text", run.text},
                        {"footnote", json_if(!run.note.empty(), sentence_json(run.note))},
                        {"strong", json_if(run.strong, true)},
                        {"emphasis", json_if(run.emphasis, true)},
                        {"link", if_any(run.link)}});
  });
}

Json block_json(const Heading& heading) {
  return json_object(
      {{"kind", "heading"}, {"level", heading.level}, {"text", heading.text}, {"anchor", if_any(heading.anchor)}});
}

Json block_json(const Paragraph& paragraph) {
  const char* look = paragraph.look == Paragraph::Look::key         ? "key"
                     : paragraph.look == Paragraph::Look::note      ? "note"
                     : paragraph.look == Paragraph::Look::quotation ? "quotation"
                                                                    : "body";
  return json_object({{"kind", "paragraph"}, {"look", look}, {"text", sentence_json(paragraph.text)}});
}

Json block_json(const BulletList& list) {
  return json_object({{"kind", "list"}, {"numbered", list.numbered}, {"items", json_array(list.items, sentence_json)}});
}

Json block_json(const FigureBlock& figure) {
  return json_object({{"kind", "figure"},
                      {"number", static_cast<std::int64_t>(figure.number)},
                      {"caption", figure.caption},
                      {"base", figure.base},
                      {"finding", if_any(figure.finding)},
                      {"alternative", figure.picture.alternative}});
}

Json block_json(const TableBlock& table) {
  Json::Array figures;
  for (const bool is_figure : table.figures) figures.emplace_back(is_figure);
  return json_object({{"kind", "table"},
                      {"number", json_if(table.number > 0, static_cast<std::int64_t>(table.number))},
                      {"caption", table.caption},
                      {"base", table.base},
                      {"behind_figure", json_if(table.number == 0, true)},
                      {"heading", table.heading},
                      {"figures", Json(std::move(figures))},
                      {"rows", json_array(table.rows, [](const auto& row) { return Json(row); })},
                      {"total", json_if(table.total, true)}});
}

Json block_json(const ImageBlock& image) {
  return json_object({{"kind", "image"}, {"caption", if_any(image.caption)}, {"alternative", image.alternative}});
}

Json block_json(const PageBreak& /*unused*/) { return json_object({{"kind", "page_break"}}); }
Json block_json(const Contents& /*unused*/) { return json_object({{"kind", "contents"}}); }

Json block_json(const Pair& pair) {
  return json_object({{"kind", "pair"}, {"left", blocks_json(pair.left)}, {"right", blocks_json(pair.right)}});
}

Json blocks_json(const std::vector<Block>& blocks) {
  return json_array(blocks, [](const Block& block) {
    return std::visit([](const auto& content) { return block_json(content); }, block.content);
  });
}

}  // namespace

Json json_of(const Document& document) {
  return json_object({{"title", document.title},
                      {"subtitle", if_any(document.subtitle)},
                      {"programme", if_any(document.programme)},
                      {"edition", if_any(document.edition)},
                      {"language", document.language},
                      {"blocks", blocks_json(document.blocks)}});
}

std::string to_json(const Document& document) { return json_text(json_of(document), 2) + "\n"; }

}  // namespace muster::document
