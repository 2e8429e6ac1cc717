"""The stages of the pipeline: one public function each."""
