#include <muster/kit/document/writers.hpp>
namespace muster::document {
Result<std::string> to_pptx(const Document&) { return bad_input("not yet"); }
}
