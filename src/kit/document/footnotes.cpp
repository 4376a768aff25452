// A footnote stands in its sentence until it is written; its number is its place in the document.
#include <muster/kit/document/document.hpp>

namespace muster::document {
namespace {

template <class Sentences>
void each_sentence(std::vector<Block>& blocks, const Sentences& change) {
  for (auto& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.content)) change(paragraph->text);
    if (auto* list = std::get_if<BulletList>(&block.content)) {
      for (auto& item : list->items) change(item);
    }
    if (auto* pair = std::get_if<Pair>(&block.content)) {
      each_sentence(pair->left, change);
      each_sentence(pair->right, change);
    }
  }
}

void gather(const std::vector<Block>& blocks, std::vector<const Sentence*>& out) {
  const auto add = [&](const Sentence& sentence) {
    for (const auto& run : sentence) {
      if (!run.note.empty()) out.push_back(&run.note);
    }
  };
  for (const auto& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) add(paragraph->text);
    if (const auto* list = std::get_if<BulletList>(&block.content)) {
      for (const auto& item : list->items) add(item);
    }
    if (const auto* pair = std::get_if<Pair>(&block.content)) {
      gather(pair->left, out);
      gather(pair->right, out);
    }
  }
}

}  // namespace

void number_footnotes(std::vector<Block>& blocks) {
  std::size_t number = 0;
  each_sentence(blocks, [&](Sentence& sentence) {
    for (auto& run : sentence) {
      if (!run.note.empty()) run.text = std::to_string(++number);
    }
  });
}

std::vector<const Sentence*> footnotes_of(const Document& document) {
  std::vector<const Sentence*> out;
  gather(document.blocks, out);
  return out;
}

}  // namespace muster::document
