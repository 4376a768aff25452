#pragma once
// Words of a cloud for which this machine has no font: they are never drawn as boxes, and the picture says which they
// are.

#include <muster/kit/draw/picture.hpp>

#include <string>
#include <vector>

namespace muster::draw {

/// "2 words are not drawn, for this machine has no font with their letters: 教育 12, 🙂 3."; empty where all are drawn.
[[nodiscard]] std::string undrawn_in_words(const std::vector<CloudWord>& words);

}  // namespace muster::draw
