"""Tables of questions and answers: which cells hold neither, and where one row's answer has to end."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from responses.intake.aligning.anchors import Anchor
from responses.intake.documents import Block, Document


class AskingTables:
    """The tables of a letter in which questions are restated with something beside them."""

    def __init__(self, document: Document, anchors: Iterable[Anchor]) -> None:
        rows: dict[int, Counter[tuple[int, int]]] = defaultdict(Counter)
        for anchor in anchors:
            block = document.block_at(anchor.start)
            if anchor.kind != "wording" or block is None or block.table is None:
                continue
            rows[block.table][block.column or 0, block.row or 0] += anchor.reward > 0
        self._column: dict[int, int] = {}
        self._first_row: dict[int, int] = {}
        for table, places in rows.items():
            columns: Counter[int] = Counter()
            for (column, _), times in places.items():
                columns[column] += times > 0
            self._column[table] = columns.most_common(1)[0][0]
            asked = [
                row for (column, row), times in places.items() if column == self._column[table] and times
            ]
            self._first_row[table] = min(asked, default=0)
        answered = {block.table for block in document.blocks if self._is_beside_questions(block)}
        self._column = {table: column for table, column in self._column.items() if table in answered}

    def _is_beside_questions(self, block: Block) -> bool:
        return (
            block.table in self._column
            and block.table is not None
            and (block.column or 0) > self._column[block.table]
            and (block.row or 0) >= self._first_row[block.table]
        )

    def __contains__(self, table: int | None) -> bool:
        return table in self._column

    def is_aside(self, block: Block) -> bool:
        """Whether a cell is a head of a column, or stands before the question of its row."""
        if block.table not in self._column or block.table is None:
            return False
        before_questions = (block.column or 0) < self._column[block.table]
        return before_questions or (block.row or 0) < self._first_row[block.table]

    def parts(self, block: Block, before: Block) -> bool:
        """Whether no answer runs on from one block into another: the table's end, or another row."""
        if before.table not in self._column:
            return False
        return block.table != before.table or block.row != before.row
