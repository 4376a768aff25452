#pragma once
// A document as text, to be kept and written again later: nothing of it is lost, pictures stand in it as drawn.

#include <muster/kit/base/result.hpp>
#include <muster/kit/document/document.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace muster::document {

/// The same document, the same text. The logo is not part of it: it belongs to whoever prints.
[[nodiscard]] std::string to_kept(const Document& document);

/// What `to_kept` made. Error (unavailable): it is not that.
[[nodiscard]] Result<Document> from_kept(std::string_view kept);

/// Puts every text cell of every table through `change`, in the order of the document.
void each_cell(Document& document, const std::function<void(std::string& cell)>& change);

}  // namespace muster::document
