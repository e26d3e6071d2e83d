package contactcorrections.bench;

import java.util.List;

/** Measures one thing about the program. */
interface Benchmark {

    List<Figure> run(Workbench bench) throws Exception;
}
