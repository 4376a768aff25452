// Asks of each text what was decided of it, and else whether anything in it may tell who somebody is.
#include "printed_texts.hpp"

namespace muster::figures {
namespace {

/// Letters that wordings may be told from: those of the column, where nearly all of it is printed, for they stand in
/// memory anyway; else a place of their own.
TextPool letters_of(const query::Column& written, const std::vector<std::uint32_t>& plain) {
  std::size_t printed = 0;
  for (const auto id : plain) printed += written.slice(id).size;
  return printed >= written.letters().bytes() / 4 * 3 ? written.letters() : TextPool();
}

}  // namespace

PrintedTexts printed_texts(const forms::Question& question, const AnswerColumns& all, const Group& group,
                           const Texts& texts) {
  const auto& written = all.texts_of(question);
  PrintedTexts out;
  out.places.assign(written.different(), PrintedTexts::not_wanted);
  out.looked_at.assign(written.different(), false);
  (group.in & quotable(all)).each([&](std::size_t row) {
    written.each_id(row, [&](std::uint32_t id) { out.places[id] = PrintedTexts::hidden; });
  });
  std::vector<std::uint32_t> plain;                                       // printed as they stand
  std::vector<std::pair<std::uint32_t, const std::string*>> blacked_out;  // printed in other words
  for (std::uint32_t id = 0; id < out.places.size(); ++id) {
    if (out.places[id] == PrintedTexts::not_wanted) continue;
    const auto text = written.value(id);
    const auto look =
        texts.looks.empty() ? texts.looks.end() : texts.looks.find(feedback::key_of(question.code, std::string(text)));
    if (look == texts.looks.end()) {
      if (texts.marks.of(text).empty())
        plain.push_back(id);
      else
        out.places[id] = PrintedTexts::waiting;
      continue;
    }
    out.looked_at[id] = true;
    if (look->second.kind == feedback::TextLook::Kind::print) plain.push_back(id);
    if (look->second.kind == feedback::TextLook::Kind::black_out) blacked_out.emplace_back(id, &look->second.printed);
  }
  auto letters = letters_of(written, plain);
  const bool shared = letters.bytes() > 0;
  std::vector<TextPool::Slice> slices;
  slices.reserve(plain.size() + blacked_out.size());
  for (const auto id : plain) slices.push_back(shared ? written.slice(id) : letters.add(written.value(id)));
  for (const auto& [id, printed] : blacked_out) {
    slices.push_back(letters.add(*printed));
    plain.push_back(id);
  }
  std::vector<std::uint32_t> places;
  out.wordings = std::make_shared<const Wordings>(std::move(letters), slices, places);
  for (std::size_t at = 0; at < plain.size(); ++at) out.places[plain[at]] = places[at];
  return out;
}

}  // namespace muster::figures
