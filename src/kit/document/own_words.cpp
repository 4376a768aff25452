// What writers say of their own; the long sentences among it stand where they are said.
#include <muster/kit/document/document.hpp>

#include <muster/kit/catalogue/telling.hpp>

namespace muster::document {

void say_own_words() {
  if (tells_english()) return;
  (void)tell("Figure");
  (void)tell("Table");
  (void)tell("Contents");
  (void)tell("Base: {base}");
  (void)tell("Show as a table");
  (void)tell("Figures: {caption}");
}

}  // namespace muster::document
