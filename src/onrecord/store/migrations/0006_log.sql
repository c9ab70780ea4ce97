CREATE TRIGGER decision_new BEFORE INSERT ON decision WHEN EXISTS (SELECT 1 FROM decision WHERE n = NEW.n OR hash = NEW.hash) BEGIN SELECT RAISE (ABORT, 'decisions are never changed'); END;
